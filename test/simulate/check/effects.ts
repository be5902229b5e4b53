import { putBacksOf } from '../model/put-back';
import type { Stage } from '../world/stage';

/** What was said against what should have been said. */
export function checkEffects({ jira }: Stage): { effects: number; wrong: string[] } {
  const wrong: string[] = [];
  let effects = 0;
  for (const issue of jira.issues.values()) {
    const said = issue.comments.flatMap(({ effectId }) => effectId ?? []);
    const known = new Set<string>();
    for (const { id, due } of putBacksOf(issue, jira.knew)) {
      known.add(id);
      effects++;
      const times = said.filter((one) => one === id).length;
      if (times > 1) wrong.push(`${id} was said ${times} times`);
      if (times === 0 && due === 'always') wrong.push(`${id} was never said`);
    }
    for (const id of said) if (!known.has(id)) wrong.push(`${id} was said for nothing`);
  }
  return { effects, wrong };
}
