/** The link type between an incident and the issue it came from: one of those every Jira has. */
export const LINK_TYPE = 'Relates';

/** Names under which Jira's own templates know incidents ("[System] Incident" in Jira Service Management), and their French ones. */
export function looksLikeIncidentType(name: string): boolean {
  return /^(\[system\]\s*|\[système\]\s*)?incident$/i.test(name.trim());
}
