import type { Mutant } from './bundle';

/** Deliberate faults in the engine. Each must make the simulation fail: one that does not shows what the simulation does not see. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'an effect is done without being claimed',
    file: 'src/usecases/effects/attempt.ts',
    text: "if (held === 'yours') return { mine: row };",
    instead: 'return { mine: row };',
  },
  {
    name: 'an effect is marked as done before it is done',
    file: 'src/usecases/effects/carry-out.ts',
    text: '  const { mine } = turn;\n',
    instead: "  const { mine } = turn;\n  await settle(store.effects, mine, 'done');\n",
  },
  {
    name: 'reminders of a later cycle are taken for those of the first',
    file: 'src/domain/effects/cause.ts',
    text: 'cycle-$' + '{cause.cycle}',
    instead: 'cycle-1',
  },
  {
    name: 'a notification that got no answer is sent again',
    file: 'src/usecases/effects/carry-out.ts',
    text: "    return settle(store.effects, mine, 'unknown');",
    instead: '    await giveBack(store.effects, mine);\n    return { again: clock.now() };',
  },
  {
    name: 'a silent comment is said again without being looked for',
    file: 'src/usecases/effects/attempt.ts',
    text: 'if (possible.length === 0) continue;',
    instead: 'if (possible.length >= 0) continue;',
  },
  {
    name: 'a wake-up is dropped when there was one before',
    file: 'src/usecases/wake-ups/follow.ts',
    text: 'if (known?.due === due) return;',
    instead: 'if (known) return;',
  },
  {
    name: 'a look that was queued is trusted to come',
    file: 'src/usecases/wake-ups/rules.ts',
    text: 'next: Math.max(due, now) + patience + HORIZON,',
    instead: 'next: due + patience * 1_000_000,',
  },
  {
    name: 'the sweep takes its first page for everything',
    file: 'src/usecases/wake-ups/sweep.ts',
    text: 'if (fresh.length === 0) return { queued: handled.size, more: !all };',
    instead: 'if (fresh.length === 0 || handled.size > 0) return { queued: handled.size, more: false };',
  },
  {
    name: 'the property is trusted when it is there',
    file: 'src/domain/incident/decide.ts',
    text: '!isKept(facts, state)',
    instead: 'facts.property === undefined',
  },
  {
    name: 'acts of somebody else at the same time are ignored',
    file: 'src/usecases/panel/record-act.ts',
    text: "if (attempt > 0 || !(error instanceof AppFault && error.error.code === 'CONFLICT')) throw error;",
    instead: "if (!(error instanceof AppFault && error.error.code === 'CONFLICT')) throw error;\n      return;",
  },
  {
    name: 'nothing is tried again',
    file: 'src/entry/retry.ts',
    text: 'return new InvocationError({ retryAfter, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST });',
    instead: 'return undefined;',
  },
  {
    name: 'Jira’s word for how long to wait is not kept',
    file: 'src/entry/retry.ts',
    text: 'Math.ceil(error.retryAfter ?? ',
    instead: 'Math.ceil(',
  },
  {
    name: 'the app’s fields are written only along with the incident',
    file: 'src/usecases/reconcile/reconcile-incident.ts',
    text: 'const said = await writeAppFields',
    instead: 'const said = written && await writeAppFields',
  },
  {
    name: 'app fields that were not taken are forgotten',
    file: 'src/usecases/reconcile/write-app-fields.ts',
    text: "if (!(error instanceof AppFault) || error.error.code === 'TRY_LATER') throw error;",
    instead: '',
  },
  {
    name: 'a customer’s comment counts as an agent’s',
    file: 'src/domain/sla/timeline.ts',
    text: "if (unlicensed) return 'customer';",
    instead: "if (unlicensed) return 'agent';",
  },
];
