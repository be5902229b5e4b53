/** A refusal as Jira words it: errorMessages for the whole, errors by field. */
export class JiraError extends Error {
  constructor(
    readonly status: number,
    readonly errorMessages: string[],
    readonly errors: Record<string, string> = {},
    readonly headers: Record<string, string> = {},
  ) {
    super([...errorMessages, ...Object.entries(errors).map(([field, text]) => `${field}: ${text}`)].join('; ') || `HTTP ${status}`);
    this.name = 'JiraError';
  }
}

export const badRequest = (message: string, errors: Record<string, string> = {}): JiraError =>
  new JiraError(400, message ? [message] : [], errors);
export const fieldErrors = (errors: Record<string, string>): JiraError => new JiraError(400, [], errors);
export const unauthorized = (): JiraError => new JiraError(401, ['Client must be authenticated to access this resource.']);
export const forbidden = (message: string): JiraError => new JiraError(403, [message]);
export const notFound = (message: string): JiraError => new JiraError(404, [message]);
export const conflict = (message: string): JiraError => new JiraError(409, [message]);
