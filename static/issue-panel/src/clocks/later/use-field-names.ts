import { useEffect, useState } from 'preact/hooks';
import { read } from '../../../../shared/jira';
import { listOf, member, textOf } from '../../../../shared/unread';

let asked: Promise<ReadonlyMap<string, string>> | undefined;

function readNames(): Promise<ReadonlyMap<string, string>> {
  asked ??= read('getFields', {}).then((answer) => {
    if (!answer.ok) asked = undefined;
    const fields = answer.ok ? listOf(answer.value) : [];
    return new Map(fields.map((field) => [textOf(member(field, 'id')), textOf(member(field, 'name'))]));
  });
  return asked;
}

/** Names of Jira's fields by id, in the reader's language. @param wanted whether any is needed; without, nothing is asked. */
export function useFieldNames(wanted: boolean): ReadonlyMap<string, string> {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    if (wanted) void readNames().then(setNames);
  }, [wanted]);
  return names;
}
