import type { InstalledApp, Jira } from '../jira';
import type { JqlPrecomputation } from '../model';
import { uuidOf } from '../people';
import type { Caller } from '../rest/operation';
import { type Clause, type Leaf, leaves, type Query } from './language/ast';
import { JqlError } from './language/errors';
import { parseJql } from './language/parser';
import { printClause, printField } from './language/print';

/** A query ready to run: parsed, and with what apps' functions stand for put in their place. */
export interface PreparedJql {
  text: string;
  query: Query;
}

type Terminal = Extract<Leaf, { kind: 'terminal' }>;

interface AppCall {
  app: InstalledApp;
  declared: InstalledApp['jqlFunctions'][number];
  clause: { field: string; operator: string; arguments: string[] };
}

/** An answer of an app's function is used so long without asking again (Jira JQL functions page: seven days). */
const KEPT_MS = 7 * 86_400_000;

/** The app function a clause calls, if it calls one. */
function appCall(jira: Jira, leaf: Leaf): AppCall | undefined {
  if (leaf.kind !== 'terminal' || leaf.operand.kind !== 'function') return undefined;
  const { name, arguments: given } = leaf.operand;
  for (const app of jira.apps) {
    const declared = app.jqlFunctions.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
    if (declared) return { app, declared, clause: { field: printField(leaf.field), operator: leaf.operator, arguments: given } };
  }
  return undefined;
}

/**
 * Parses a query and asks apps for what their functions stand for. Their answers are kept (jql/function/computation) and used again until
 * the app changes them or a week has gone by, as Jira does. Throws JqlError, also for what a function answers with an error.
 */
export async function prepareJql(jira: Jira, _caller: Caller, text: string): Promise<PreparedJql> {
  const query = parseJql(text);
  const fragments = new Map<Terminal, Clause>();
  for (const leaf of leaves(query.where)) {
    const call = appCall(jira, leaf);
    if (call && leaf.kind === 'terminal') fragments.set(leaf, await fragmentOf(jira, call));
  }
  if (fragments.size === 0 || !query.where) return { text, query };
  return { text, query: { ...query, where: replace(query.where, fragments) } };
}

function replace(clause: Clause, fragments: Map<Terminal, Clause>): Clause {
  if ('clauses' in clause) return { ...clause, clauses: clause.clauses.map((part) => replace(part, fragments)) };
  if ('clause' in clause) return { ...clause, clause: replace(clause.clause, fragments) };
  return (clause.kind === 'terminal' && fragments.get(clause)) || clause;
}

async function fragmentOf(jira: Jira, { app, declared, clause }: AppCall): Promise<Clause> {
  if (!declared.operators.includes(clause.operator))
    throw new JqlError([`The operator '${clause.operator}' is not supported by the function '${declared.name}'.`]);
  const known = jira.jqlPrecomputations.find(
    (kept) =>
      kept.appId === app.appId &&
      kept.functionKey === declared.key &&
      kept.field === clause.field &&
      kept.operator === clause.operator &&
      JSON.stringify(kept.arguments) === JSON.stringify(clause.arguments),
  );
  const now = jira.site.clock.iso();
  if (known?.value !== undefined && jira.site.clock.now() - Date.parse(known.updated) < KEPT_MS) {
    keep(jira, { ...known, used: now });
    return parsed(declared.name, known.value);
  }
  const base = {
    id: known?.id ?? uuidOf(`jql ${app.appId} ${declared.key} ${JSON.stringify(clause)}`),
    appId: app.appId,
    functionKey: declared.key,
    functionName: declared.name,
    ...clause,
    created: known?.created ?? now,
    updated: now,
    used: now,
  };
  let value: string;
  try {
    value = await app.runJqlFunction(declared.key, clause, base.id);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    keep(jira, { ...base, error: message });
    throw new JqlError([message]);
  }
  const fragment = parsed(declared.name, value);
  keep(jira, { ...base, value });
  return fragment;
}

function keep(jira: Jira, precomputation: JqlPrecomputation): void {
  jira.site.db.tx(() => jira.jqlPrecomputations.put(precomputation));
}

function parsed(name: string, fragment: string): Clause {
  let query: Query;
  try {
    query = parseJql(fragment);
  } catch (error) {
    throw new JqlError([
      `The function '${name}' answered JQL that cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    ]);
  }
  if (!query.where || query.orderBy.length > 0)
    throw new JqlError([`The function '${name}' must answer one JQL clause, without ORDER BY.`]);
  return query.where;
}

/** A prepared query as text, apps' functions replaced (for messages and tests). */
export const preparedText = ({ query }: PreparedJql): string => (query.where ? printClause(query.where) : '');
