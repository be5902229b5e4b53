import type { ImportReport } from './index';
import { type Finding, sayFinding } from './log/findings';
import { count } from './progress';

/** How many findings of a kind are printed unless all are asked for. */
const SHOWN = { error: 50, warning: 20 } as const;

/** What was found in the file, errors last: they are what one reads first when the screen stands still. */
export function sayFindings(findings: readonly Finding[], all: boolean): string[] {
  return (['warning', 'error'] as const).flatMap((severity) => {
    const some = findings.filter((finding) => finding.severity === severity);
    const shown = all ? some : some.slice(0, SHOWN[severity]);
    const rest = some.length - shown.length;
    return [...shown.map(sayFinding), ...(rest === 0 ? [] : [`… and ${plural(rest, `more ${severity}`)}: --all prints them.`])];
  });
}

/** What was done, or would be. */
export function sayReport(report: ImportReport, dryRun: boolean, seconds: number): string[] {
  const { imported, already, leftOut, changes, made, findings, refused } = report;
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (refused) {
    const unowned = errors.some(({ number }) => number === undefined);
    const way = unowned
      ? 'Mend the file; --skip-broken does not help where an error belongs to no incident.'
      : 'Mend the file, or leave out the incidents they are in with --skip-broken.';
    return [`Nothing was imported: ${plural(errors.length, 'error')}. ${way}`];
  }
  const keys = [...imported.values()];
  const first = keys[0];
  const last = keys[keys.length - 1];
  return [
    ...(leftOut.length === 0 ? [] : [`Left out because something is broken in them: ${leftOut.join(', ')}.`]),
    ...(already.size === 0
      ? []
      : [`${plural(already.size, 'incident')} ${already.size === 1 ? 'was' : 'were'} there already and stayed as before.`]),
    imported.size === 0
      ? 'Nothing was imported: nothing new in the file.'
      : `${dryRun ? 'Would import' : 'Imported'} ${plural(imported.size, 'incident')} with ${plural(changes, 'change')}${
          dryRun || first === undefined ? '' : first === last ? ` as ${first}` : ` as ${first} to ${last ?? ''}`
        }, in ${seconds.toFixed(1)} s.`,
    ...madeLines(made),
  ];
}

function madeLines({ people, groups, fields, options }: ImportReport['made']): string[] {
  const parts = [
    ...(people === 0 ? [] : [people === 1 ? '1 person' : `${count(people)} people`]),
    ...(groups === 0 ? [] : [plural(groups, 'group')]),
    ...(fields.length === 0 ? [] : [`the ${fields.length === 1 ? 'field' : 'fields'} ${fields.join(', ')}`]),
    ...(options === 0 ? [] : [plural(options, 'option')]),
  ];
  return parts.length === 0 ? [] : [`Made for it: ${parts.join('; ')}.`];
}

export const plural = (n: number, one: string): string => `${count(n)} ${one}${n === 1 ? '' : 's'}`;
