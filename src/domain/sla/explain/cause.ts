import type { Cause } from '../explanation';
import type { Happening } from '../history/moment';
import type { Names } from './names';

/** What happened, told so that a reader finds it. A hold is told by what made it begin or end. */
export function causeOf(happening: Happening, names: Names): Cause {
  const { hold } = happening;
  if (!hold) return plain(happening);
  const id = hold.reason;
  return { ...causeOf(hold.because, names), hold: { id, name: names.reason(id), change: hold.begins ? 'begins' : 'ends' } };
}

/** Characters of what a field held that are told: a text may have thousands. */
const TEXT_MAX = 255;

const short = (text: string | undefined): string | undefined =>
  text !== undefined && text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX - 1)}…` : text;

function plain({ moment, kind, change }: Happening): Cause {
  const { by, id } = moment;
  const at = new Date(moment.at).toISOString();
  const [from, to] = [short(change?.fromText ?? change?.from), short(change?.toText ?? change?.to)];
  return {
    at,
    what: kind,
    ...(id === '' ? {} : { changeId: id }),
    ...(by === undefined || by === '' ? {} : { by }),
    ...(change ? { fieldId: change.fieldId } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}
