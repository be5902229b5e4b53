import { type AppError, AppFault } from '../../contract/errors';
import { FIELD_NAMES } from '../../contract/settings';
import type { CallOutput, FieldName, Policy, Settings } from '../../contract/types';
import { contextMeantFor } from '../../domain/set-up/contexts';
import { matchOptions } from '../../domain/set-up/options';
import { wantedOptions } from '../../domain/set-up/our-fields';
import type { Clock, SiteReader, SiteWriter, Store } from '../../ports';
import { atOnce } from '../set-up/at-once';

/** Milliseconds after which no further option is begun: a screen's function lives for 25 seconds, and the policy is still to be published. */
const MOST_TIME = 12_000;
/** Children of an option come after it. */
const ROUNDS = 2;

export interface OptionPorts {
  clock: Clock;
  site: Pick<SiteReader, 'readContexts' | 'readOptions'>;
  writer: SiteWriter;
  store: Pick<Store, 'readSettings' | 'saveSettings'>;
}

type Options = CallOutput<'publishDraft'>['options'];
type Binding = NonNullable<Settings['fields'][FieldName]>;

/**
 * Makes, as the admin, the options of Jira's fields that a policy names and the one in force does not, and renames those it calls otherwise.
 * Before it is published: once it is in force, whatever it names can be chosen. What Jira refuses does not keep the policy back; set-up shows
 * it as missing and makes it later. Options of entries that are no longer there stay, for the incidents that have them.
 */
export async function makeOptions(ports: OptionPorts, before: Policy, after: Policy): Promise<Options> {
  const options: Options = { made: [], left: [] };
  const settings = await ports.store.readSettings();
  if (!settings) return options;
  const end = ports.clock.now() + MOST_TIME;
  const fields: Settings['fields'] = { ...settings.fields };
  await atOnce(FIELD_NAMES, async (name) => {
    const binding = settings.fields[name];
    const wanted = wantedOptions(name, after);
    if (!binding || !wanted || JSON.stringify(wanted) === JSON.stringify(wantedOptions(name, before))) return;
    fields[name] = await follow(ports, { name, binding, target: settings.target.projectId, before, after, end }, options);
  });
  if (JSON.stringify(fields) !== JSON.stringify(settings.fields)) await ports.store.saveSettings({ ...settings, fields });
  return options;
}

interface Field {
  name: FieldName;
  binding: Binding;
  target: string;
  before: Policy;
  after: Policy;
  end: number;
}

/** One field: the options it lacks, then how the policy's entries are bound to them. */
async function follow(ports: OptionPorts, field: Field, options: Options): Promise<Binding> {
  const { name, binding, after, end } = field;
  const { fieldId } = binding;
  const wanted = wantedOptions(name, after) ?? [];
  try {
    const context = contextMeantFor(
      (await ports.site.readContexts(fieldId)).map((one) => ({ ...one, options: [] })),
      field.target,
    );
    if (!context) return binding;
    for (let round = 0; ; round++) {
      const match = matchOptions(wanted, await ports.site.readOptions(fieldId, context.id), binding.options);
      const renamed = round === 0 ? match.renamed.filter(({ id }) => isRenamed(field, id)) : [];
      if (renamed.length > 0) {
        const values = renamed.map(({ optionId, name: value }) => ({ id: optionId, value }));
        await ports.writer.write({ do: 'renameOptions', fieldId, contextId: context.id, options: values });
        options.made.push(...values.map(({ value }) => value));
      }
      if (match.missing.length === 0 || round === ROUNDS || ports.clock.now() > end) {
        if (match.missingNames.length > 0)
          options.left.push({ field: name, names: match.missingNames, message: 'There was no time left.' });
        return { fieldId, options: { ...binding.options, ...match.bound } };
      }
      await ports.writer.write({ do: 'createOptions', fieldId, contextId: context.id, options: match.missing });
      options.made.push(...match.missing.map(({ value }) => value));
    }
  } catch (error) {
    if (!(error instanceof AppFault)) throw error;
    options.left.push(refusal(field, error.error));
    return binding;
  }
}

/** Whether the entry is called otherwise than in the policy in force: what an admin called otherwise in Jira itself is left alone. */
function isRenamed({ name, before, after }: Field, id: string): boolean {
  const [was, is] = [before, after].map((policy) => named(wantedOptions(name, policy) ?? [], id));
  return was !== undefined && was !== is;
}

const named = (wanted: NonNullable<ReturnType<typeof wantedOptions>>, id: string): string | undefined =>
  wanted.flatMap((one) => [one, ...one.children]).find((one) => one.id === id)?.name;

function refusal({ name, before, after }: Field, { message, details }: AppError): Options['left'][number] {
  const known = new Set((wantedOptions(name, before) ?? []).flatMap((one) => [one, ...one.children]).map((one) => `${one.id} ${one.name}`));
  const fresh = (wantedOptions(name, after) ?? [])
    .flatMap((one) => [one, ...one.children])
    .filter((one) => !known.has(`${one.id} ${one.name}`));
  return { field: name, names: fresh.map((one) => one.name), message, ...(details ? { details } : {}) };
}
