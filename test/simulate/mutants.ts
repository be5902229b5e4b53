import type { Mutant } from './bundle';

/** Deliberate faults in the engine. Each must make the simulation fail: one that does not shows what the simulation does not see. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'an effect is done without being claimed',
    seed: 6,
    file: 'src/usecases/effects/attempt.ts',
    text: "if (held === 'yours') return { mine: row };",
    instead: 'return { mine: row };',
  },
  {
    name: 'an effect is marked as done before it is done',
    seed: 6,
    file: 'src/usecases/effects/carry-out.ts',
    text: '  const { mine } = turn;\n',
    instead: "  const { mine } = turn;\n  await settle(store.effects, mine, 'done');\n",
  },
  {
    name: 'reminders of a later cycle are taken for those of the first',
    seed: 79,
    file: 'src/domain/effects/cause.ts',
    text: 'cycle-$' + '{cause.cycle}',
    instead: 'cycle-1',
  },
  {
    name: 'a notification that got no answer is sent again',
    seed: 35,
    file: 'src/usecases/effects/carry-out.ts',
    text: "    return settle(store.effects, mine, 'unknown');",
    instead: '    await giveBack(store.effects, mine);\n    return { again: clock.now() };',
  },
  {
    name: 'a silent comment is said again without being looked for',
    seed: 6,
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
    seed: 6,
    file: 'src/usecases/wake-ups/sweep.ts',
    text: 'if (fresh.length === 0) return { queued: handled.size, more: !all };',
    instead: 'if (fresh.length === 0 || handled.size > 0) return { queued: handled.size, more: false };',
  },
  {
    name: 'the property is trusted when it is there',
    seed: 7,
    file: 'src/domain/incident/decide.ts',
    text: '!isKept(facts, state)',
    instead: 'facts.property === undefined',
  },
  {
    name: 'the hourly search passes over what people have to be known for',
    seed: 36,
    file: 'src/usecases/missed/find-missed.ts',
    text: 'if (need.length > 0) return true;',
    instead: '',
  },
  {
    name: 'what the hourly search asks for is trusted to come',
    seed: 54,
    file: 'src/usecases/missed/find-missed.ts',
    text: 'await ports.store.wakeUps.save(issueIds.map((id) => queued(dirty(id, now), now)));',
    instead: '',
  },
  {
    name: 'a look the queue does not take is forgotten',
    seed: 258,
    file: 'src/usecases/ask-for-looks.ts',
    text: '    await store.wakeUps.save([dirty(issueId, clock.now())]);\n  }\n}',
    instead: '  }\n}',
  },
  {
    name: 'nothing is tried again',
    seed: 35,
    file: 'src/entry/retry.ts',
    text: 'return new InvocationError({ retryAfter, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST });',
    instead: 'return undefined;',
  },
  {
    name: 'Jira’s word for how long to wait is not kept',
    file: 'src/entry/retry.ts',
    text: 'error.retryAfter ?? (conflict',
    instead: '(conflict',
  },
  {
    name: 'the app’s fields are written only along with the incident',
    file: 'src/usecases/reconcile/reconcile-incident.ts',
    text: 'const said = await writeAppFields',
    instead: 'const said = !told.decision.write ? NOTHING_WRITTEN : await writeAppFields',
  },
  {
    name: 'app fields that were not taken are forgotten',
    seed: 900_060,
    file: 'src/usecases/reconcile/write-app-fields.ts',
    text: "if (!(error instanceof AppFault) || error.error.code === 'TRY_LATER') throw error;",
    instead: '',
  },
  {
    name: 'a customer’s comment counts as an agent’s',
    seed: 11,
    file: 'src/domain/sla/timeline.ts',
    text: "if (unlicensed) return 'customer';",
    instead: "if (unlicensed) return 'agent';",
  },
  {
    name: 'an escalation is recorded only after what it does',
    file: 'src/usecases/reconcile/reconcile-incident.ts',
    text:
      '  if (decision.acts.length > 0) await store.appendActs(issueId, acts, decision.acts);\n' +
      '  const told = await tellOnce(ports, { ...input, members }, decision, settings, now);',
    instead:
      '  const told = await tellOnce({ ...ports, store: { ...ports.store, appendActs: async () => {} } }, { ...input, members }, decision, settings, now);\n' +
      '  const recorded = told.input.acts.acts.slice(acts.acts.length);\n' +
      '  if (recorded.length > 0) await store.appendActs(issueId, acts, recorded);',
  },
  {
    name: 'an escalation is not recorded',
    file: 'src/domain/incident/decide.ts',
    text: 'acts: recorded,\n    effects:',
    instead: "acts: recorded.filter(({ kind }) => kind !== 'escalated'),\n    effects:",
  },
  {
    name: 'escalations are not put off',
    file: 'src/domain/escalation/defer.ts',
    text: 'return last && instantMs(last.until) > instantMs(last.at) ? last : undefined;',
    instead: 'return undefined;',
  },
  {
    name: 'a ladder that is withdrawn goes on',
    file: 'src/domain/escalation/open-steps.ts',
    text: "const not = !ladder.active || isFull ? 'off' : whyNot(step, resting);",
    instead: "const not = isFull ? 'off' : whyNot(step, resting);",
  },
  {
    name: 'an acknowledgement keeps no level back',
    file: 'src/domain/escalation/climb.ts',
    text: "return at !== undefined && acts.some((act) => act.kind === 'acknowledged' && instantMs(act.at) >= at);",
    instead: 'return false;',
  },
  {
    name: 'an incident that waits escalates',
    file: 'src/domain/escalation/open-steps.ts',
    text: "return waits.some(({ to }) => to === undefined) ? 'onHold' : undefined;",
    instead: 'return undefined;',
  },
  {
    name: 'looks at the same time take the same turn',
    file: 'src/usecases/reconcile/groups-asked.ts',
    text: 'if (written || to.length === 0) continue;',
    instead: 'continue;',
  },
  {
    name: 'a level that repeats forgets that its clock was given more time',
    file: 'src/domain/escalation/climb.ts',
    text: 'const next = after === undefined ? undefined : Math.max(after, occasion.at ?? after);',
    instead: 'const next = after;',
  },
  {
    name: 'what escalations raised stays raised when they are taken back',
    file: 'src/domain/priority/raised.ts',
    text: "if (act.kind === 'deEscalated') raises = [];",
    instead: '',
  },
];
