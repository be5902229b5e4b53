/** Something of an incident's desk that came to be, at an instant the people's deeds do not say. Instants in ms since 1970. */
export type Traced = { /** From when on it counts. */ t: number } & (
  | { kind: 'placed'; at: number; group: string; tier: string; why: string; escalation: string | undefined }
  | { kind: 'escalated'; at: number; id: string; dueAt: number; passedAt: number; raisedTo: string | undefined }
  | { kind: 'assigned'; at: number; group: string; to: string | undefined; how: string; refused: boolean }
  | { kind: 'acknowledged'; at: number }
  | { kind: 'snoozed'; at: number; until: number }
  | { kind: 'handOver'; at: number; group: string | undefined }
  | { kind: 'takenBack'; at: number }
  | { kind: 'asked'; at: number }
  | { kind: 'support'; at: number; group: string }
  /** In Jira. */
  | { kind: 'assignee'; by: string; to: string | undefined }
  /** A comment of the note of whoever escalates by hand. */
  | { kind: 'note'; by: string }
);
