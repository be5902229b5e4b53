/** The lab: clock, faults, meter and what the platform holds. */
export function Lab() {
  return <h1>Lab</h1>;
}
