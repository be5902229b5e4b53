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

function plain({ moment, kind, change }: Happening): Cause {
  const { by, id } = moment;
  const at = new Date(moment.at).toISOString();
  const [from, to] = [change?.fromText ?? change?.from, change?.toText ?? change?.to];
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
