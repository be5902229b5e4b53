/** A property of an app at /rest/forge/1/app/properties. id = appId/key. */
export interface AppProperty {
  id: string;
  appId: string;
  key: string;
  value: unknown;
}

/** What an app's JQL function last answered for a clause (jql/function/computation). */
export interface JqlPrecomputation {
  /** A UUID. */
  id: string;
  appId: string;
  functionKey: string;
  functionName: string;
  field: string;
  operator: string;
  arguments: string[];
  /** The JQL fragment, unless the function failed. */
  value?: string;
  error?: string;
  /** ISO instants. */
  created: string;
  updated: string;
  used: string;
}
