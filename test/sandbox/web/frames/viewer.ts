import type { Person } from '../../jira/model';
import type { Caller } from '../../jira/rest/operation';
import type { WebContext, WebRequest } from '../route';
import { localeOf } from '../session';

/** Kind of account as Forge tells apps. */
export type AccountType = 'licensed' | 'unlicensed' | 'customer' | 'anonymous';

/** Who looks at an app's screen. */
export interface Viewer {
  person?: Person;
  accountType: AccountType;
  /** The same person as a caller of Jira's REST operations. */
  caller: Caller;
  /** "fr-FR" */
  locale: string;
}

/** The viewer a request comes from; the locale is the session's. */
export function viewerOf(context: WebContext, request: WebRequest): Viewer {
  const person = request.person === undefined ? undefined : context.jira.people.get(request.person);
  return {
    ...(person ? { person } : {}),
    accountType: accountTypeOf(person),
    caller: person ? { kind: 'person', accountId: person.id } : { kind: 'nobody' },
    locale: localeOf(request.headers, person),
  };
}

function accountTypeOf(person: Person | undefined): AccountType {
  if (!person) return 'anonymous';
  if (person.accountType === 'customer') return 'customer';
  return person.licensed ? 'licensed' : 'unlicensed';
}
