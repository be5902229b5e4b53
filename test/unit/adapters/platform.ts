/** One call that reached the boundary of the function. */
export interface Reached {
  target: { type: string; provider?: string; remote?: string };
  method: string;
  path: string;
  body: unknown;
}

type Answer = { status: number; body?: unknown; headers?: Record<string, string> } | Error;

/** Stands where Forge stands: answers in order, writes down what was asked. The real @forge packages run above it. */
export function fakePlatform(answers: Answer[]): { reached: Reached[]; remove(): void } {
  const reached: Reached[] = [];
  const fetchAs = async (target: Reached['target'], path: string, init: { method?: string; body?: string } = {}): Promise<Response> => {
    reached.push({
      target,
      method: init.method ?? 'GET',
      path: String(path),
      body: init.body === undefined ? undefined : JSON.parse(init.body),
    });
    const answer = answers.shift();
    if (answer === undefined) throw new Error(`nothing left to answer ${path} with`);
    if (answer instanceof Error) throw answer;
    const text = answer.body === undefined ? null : typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    return new Response(text, { status: answer.status, headers: answer.headers ?? {} });
  };
  const runtime = {
    appContext: {
      appId: 'app-1',
      environmentId: 'env-1',
      invocationId: 'inv-1',
      installationId: 'inst-1',
      appVersion: '1',
      environmentType: 'DEVELOPMENT',
    },
    lambdaContext: { getRemainingTimeInMillis: () => 1000 },
  };
  Reflect.set(globalThis, '__forge_fetch__', fetchAs);
  Reflect.set(globalThis, '__forge_runtime__', runtime);
  return {
    reached,
    remove: () => {
      Reflect.deleteProperty(globalThis, '__forge_fetch__');
      Reflect.deleteProperty(globalThis, '__forge_runtime__');
    },
  };
}
