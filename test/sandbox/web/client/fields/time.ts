/** "2026-11-23T21:50" for an <input type="datetime-local">, in the browser's own zone; empty for none. */
export function toLocal(iso: string | undefined): string {
  if (!iso) return '';
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The instant as Jira takes it ("2026-11-23T20:50:00.000+0000"); null for none. */
export function fromLocal(local: string): string | null {
  return local === '' ? null : new Date(local).toISOString().replace('Z', '+0000');
}
