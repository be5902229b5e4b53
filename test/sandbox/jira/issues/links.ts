import { isObject, textOf } from '../fields/codec';
import type { Jira } from '../jira';
import type { Issue, IssueLink, LinkType } from '../model';
import { fieldErrors, notFound } from '../rest/errors';
import type { By } from './by';
import { touch } from './comments';
import { emitLink } from './events';
import { plainItem, recordChange } from './history';
import type { Operation } from './input';
import { dropLink, getIssue, getLink, linksOf, putLink } from './store';

/** A link type as REST names it, by id or name. */
export function linkTypeOf(jira: Jira, named: unknown): LinkType {
  const id = textOf(named, 'id');
  const name = textOf(named, 'name');
  const found = jira.linkTypes.find((type) => (id === undefined ? type.name.toLowerCase() === name?.toLowerCase() : type.id === id));
  if (!found)
    throw notFound(id === undefined ? `No issue link type with name '${name ?? ''}' found.` : `No issue link type with id '${id}' found.`);
  return found;
}

export interface LinkInput {
  typeId: string;
  /** The issue the outward text is about: "source blocks destination". */
  sourceId: string;
  destinationId: string;
}

/** Links two issues; a link that is there already stays the one link. Both get a line of history. */
export function linkIssues(jira: Jira, input: LinkInput, by: By): IssueLink {
  const type = jira.linkTypes.need(input.typeId);
  const source = getIssue(jira, input.sourceId);
  const destination = getIssue(jira, input.destinationId);
  if (!source || !destination) throw notFound('Issue does not exist or you do not have permission to see it.');
  if (source.id === destination.id) throw fieldErrors({ issuelinks: 'You cannot link an issue to itself.' });
  const known = linksOf(jira, source.id).find(
    (link) => link.typeId === type.id && link.sourceId === source.id && link.destinationId === destination.id,
  );
  if (known) return known;
  const link: IssueLink = {
    id: String(jira.site.ids.next('issuelink', 10000)),
    typeId: type.id,
    sourceId: source.id,
    destinationId: destination.id,
  };
  putLink(jira, link);
  tellHistory(jira, source, destination, type, 'made', by);
  emitLink(jira, 'created', link, by);
  return link;
}

function tellHistory(jira: Jira, source: Issue, destination: Issue, type: LinkType, what: 'made' | 'gone', by: By): void {
  const sides: [Issue, Issue, string][] = [
    [source, destination, type.outward],
    [destination, source, type.inward],
  ];
  for (const [issue, other, words] of sides) {
    const end: [string, string] = [other.key, `This work item ${words} ${other.key}`];
    const none: [null, null] = [null, null];
    recordChange(jira, issue.id, [what === 'made' ? plainItem('Link', none, end) : plainItem('Link', end, none)], by);
    touch(jira, issue, by);
  }
}

export function unlinkIssues(jira: Jira, linkId: string, by: By): boolean {
  const link = getLink(jira, linkId);
  if (!link) return false;
  const [source, destination] = [getIssue(jira, link.sourceId), getIssue(jira, link.destinationId)];
  emitLink(jira, 'deleted', link, by);
  dropLink(jira, linkId);
  if (source && destination) tellHistory(jira, source, destination, jira.linkTypes.need(link.typeId), 'gone', by);
  return true;
}

/** `issuelinks` operations of an issue's update block: [{add: {type, outwardIssue | inwardIssue}}]. */
export function addLinkOperations(jira: Jira, issueId: string, operations: Operation[], by: By): void {
  for (const { verb, value } of operations) {
    if (verb !== 'add' || !isObject(value)) throw fieldErrors({ issuelinks: `Field 'issuelinks' does not support operation '${verb}'` });
    const type = linkTypeOf(jira, value.type);
    const outward = issueNamed(jira, value.outwardIssue);
    const inward = issueNamed(jira, value.inwardIssue);
    const other = outward ?? inward;
    if (!other) throw fieldErrors({ issuelinks: 'Issue does not exist or you do not have permission to see it.' });
    // "outwardIssue" is the one the outward text points to, when seen from this issue.
    linkIssues(
      jira,
      outward
        ? { typeId: type.id, sourceId: issueId, destinationId: other.id }
        : { typeId: type.id, sourceId: other.id, destinationId: issueId },
      by,
    );
  }
}

/** An issue as REST names it in a link, by id or key. */
function issueNamed(jira: Jira, named: unknown): Issue | undefined {
  const wanted = textOf(named, 'id') ?? textOf(named, 'key');
  return wanted === undefined ? undefined : getIssue(jira, wanted);
}
