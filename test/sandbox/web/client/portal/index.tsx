/** The customers' portal, at /servicedesk/customer/**. */
export function Portal() {
  return null;
}
