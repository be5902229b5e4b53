/** Where a priority can come from, the strongest first (design: override > escalation > major incident > matrix). */
export const PRIORITY_SOURCES = ['override', 'escalation', 'major', 'matrix'] as const;
export type PrioritySource = (typeof PRIORITY_SOURCES)[number];

/** What each source asks for; ids of the site's priorities. */
export type PriorityClaims = Partial<Record<PrioritySource, string>>;

/** The strongest source that asks for anything. Undefined when none does: then Jira's priority is left alone. */
export function winningPriority(claims: PriorityClaims): { source: PrioritySource; jiraPriorityId: string } | undefined {
  for (const source of PRIORITY_SOURCES) {
    const jiraPriorityId = claims[source];
    if (jiraPriorityId !== undefined) return { source, jiraPriorityId };
  }
  return undefined;
}
