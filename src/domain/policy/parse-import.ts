import { checkPolicyForm, type FileFault, filePath, shown } from '../../contract/policy-file';
import type { Policy } from '../../contract/types';
import type { PolicyPath } from './change';
import { dangling } from './lint/dangling';
import type { Finding } from './lint/finding';
import { matrix } from './lint/matrix';
import { shared } from './lint/shared';
import { migrate } from './migrate';
import { isRecord } from './same';
import { memberTwice } from './twice';

/** Faults that are told at once; mending the first ones often mends the rest. */
const TOLD = 50;

/** Nesting no policy comes near. */
const DEPTH_MAX = 40;

/** Members for editors: which JSON Schema the file follows, and remarks. */
const EDITORS = ['$schema', '$comment'];

type Outcome = { ok: true; policy: Policy } | { ok: false; faults: FileFault[] };

const refuse = (...faults: FileFault[]): Outcome => ({ ok: false, faults: faults.slice(0, TOLD) });
const whole = (mend: string, value = ''): Outcome => refuse({ path: '', value, mend });

/**
 * The policy a file holds, whole, or what is wrong in it and how to mend it. A file of an older form is brought to the present one. What a
 * policy names must be there; what else the linter would say is left to it.
 * @param maxBytes bytes of UTF-8 a file may have.
 */
export function parseImport(text: string, maxBytes: number): Outcome {
  const bytes = new TextEncoder().encode(text).length;
  const inKb = (size: number): number => Math.ceil(size / 1024);
  if (bytes > maxBytes) return whole(`has ${inKb(bytes)} KB and may have ${inKb(maxBytes)} KB: shorten texts or leave entries out`);
  const read = readJson(text);
  if (!read.ok) return whole(read.mend);
  if (!isRecord(read.value)) return whole('must be an object: take a file that was exported here', shown(read.value));
  const twice = memberTwice(text);
  if (twice) return refuse({ path: twice.name, value: '', mend: `stands twice in one object, again in line ${twice.line}: leave one out` });
  const odd = oddNames(read.value, []);
  if (odd.length > 0) return refuse(...odd);
  const document = Object.fromEntries(Object.entries(read.value).filter(([name]) => !EDITORS.includes(name)));
  if (document.schema === undefined)
    return refuse({ path: 'schema', value: '', mend: 'is missing: a policy says of which form it is; this app writes 2' });
  const formed = checkPolicyForm(migrate(document));
  if (!formed.ok) return refuse(...formed.faults);
  const faults = [matrix, shared, dangling].flatMap((check) => check(formed.policy, {})).map((one) => faultOf(one, formed.policy));
  return faults.length > 0 ? refuse(...faults) : { ok: true, policy: formed.policy };
}

function readJson(text: string): { ok: true; value: unknown } | { ok: false; mend: string } {
  if (text.trim() === '') return { ok: false, mend: 'is empty: take a file that was exported here' };
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    const said = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 200) : '';
    // What a file in another encoding looks like when it is read as UTF-8.
    if (/[\0\uFFFD]/.test(text)) return { ok: false, mend: 'is not text in UTF-8: save it as UTF-8' };
    const cut = !/[}\]]\s*$/.test(text);
    return {
      ok: false,
      mend: `is not JSON (${said}): ${cut ? 'it is cut short, so fetch it again' : 'mend it there, or export it again'}`,
    };
  }
}

/** Names every object has by itself, which a schema therefore cannot tell from its own, and nesting that has no end. */
function oddNames(value: unknown, path: PolicyPath): FileFault[] {
  if (path.length > DEPTH_MAX)
    return [{ path: filePath(path.slice(0, 5)), value: '', mend: `is nested more than ${DEPTH_MAX} deep: leave it out` }];
  if (Array.isArray(value)) return value.flatMap((one, at) => oddNames(one, [...path, at]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name in Object.prototype
      ? [{ path: filePath([...path, name]), value: shown(inner), mend: 'is not known: leave it out' }]
      : oddNames(inner, [...path, name]),
  );
}

/** A finding of the linter, said of a file. */
function faultOf({ code, path, values }: Finding, policy: Policy): FileFault {
  const { id = '', list = '', mend = '', other = '' } = values;
  const at = placed(path, policy);
  const value = shown(id);
  switch (code) {
    case 'matrixHole':
      return { path: at, value: '', mend: 'is missing: say which priority it gives' };
    case 'matrixUnknown':
      return { path: at, value, mend: `is no ${values.why} of this policy: leave it out` };
    case 'dangling':
      return {
        path: at,
        value,
        mend: `is none of ${list}: ${mend === '' ? 'name one that is there' : `is ${JSON.stringify(mend)} meant?`}`,
      };
    default:
      return { path: at, value, mend: `stands at ${other} already: it may stand once` };
  }
}

/** The path of a file, where entries of lists are counted. */
function placed(path: PolicyPath, policy: Policy): string {
  let at: unknown = policy;
  const steps = path.map((step) => {
    if (Array.isArray(at)) {
      const place = typeof step === 'number' ? step : at.findIndex((one: unknown) => isRecord(one) && one.id === step);
      at = at[place];
      return place;
    }
    at = isRecord(at) ? at[String(step)] : undefined;
    return step;
  });
  return filePath(steps);
}
