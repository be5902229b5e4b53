import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, openWebBench, send, type WebBench } from './testing/bench';

let bench: WebBench;
const get = (path: string, headers: Record<string, string> = {}): Promise<Answer> => send(bench.server, path, { headers });
const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  send(bench.server, path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
const own = (): string => `http://localhost:${bench.server.port}`;
const parsed = (answer: Answer): Record<string, unknown> => JSON.parse(answer.text) as Record<string, unknown>;

beforeAll(async () => {
  bench = await openWebBench();
});
afterAll(() => bench.close());

describe('where it listens', () => {
  test('on loopback only, and tells the site its address', async () => {
    expect(bench.server.url).toBe(own());
    expect(bench.site.baseUrl).toBe(own());
    const outside = Object.values(networkInterfaces()).flatMap((all) =>
      (all ?? []).filter((one) => !one.internal && one.family === 'IPv4'),
    );
    for (const { address } of outside) await expect(send(bench.server, '/', { address })).rejects.toThrow('ECONNREFUSED');
  });

  test('answers to localhost and 127.0.0.1 and to no other name', async () => {
    expect((await get('/')).status).toBe(200);
    for (const host of ['evil.example', `evil.example:${bench.server.port}`, 'localhost', `localhost:${bench.server.port}.evil.example`])
      expect([host, (await get('/', { host })).status]).toEqual([host, 421]);
  });

  test('whatever a request line names, it is a path of this server or nothing', async () => {
    bench.site.problems.clear();
    for (const path of ['//', '///', '//[/x', '/_sandbox/avatar/%E0.svg', '/_sandbox/icon/project/%FF.svg'])
      expect([path, (await get(path)).status]).toEqual([path, 200]);
    expect((await get('http://evil.example/_sandbox/session')).status).toBe(400);
    expect((await get('/rest/api/3/project/%E0')).status).toBe(400);
    expect(bench.site.problems.all()).toEqual([]);
  });

  test('a browser that goes away within a request is no problem', async () => {
    await new Promise<void>((done) => {
      const socket = connect(bench.server.port, '127.0.0.1', () => {
        const head = `POST /rest/api/3/group HTTP/1.1\r\nHost: localhost:${bench.server.port}\r\nContent-Length: 100\r\n\r\n{`;
        socket.write(head, () => setTimeout(() => socket.destroy(), 50));
      });
      socket.on('close', () => setTimeout(done, 50));
    });
    expect(bench.site.problems.all()).toEqual([]);
  });

  test('nothing of Jira on the origin of the app', async () => {
    const host = `127.0.0.1:${bench.server.port}`;
    const home = await get('/', { host });
    expect([home.status, home.headers.location]).toEqual([302, `${own()}/`]);
    for (const path of ['/_sandbox/session', '/_sandbox/people', '/_sandbox/stream', '/rest/api/3/myself', '/browse/IT-1'])
      expect([path, (await get(path, { host })).status]).toEqual([path, 404]);
  });
});

describe('session', () => {
  test('a first visit is made as the person who administers', async () => {
    const session = parsed(await get('/_sandbox/session'));
    expect(session).toMatchObject({ person: { accountId: 'admin', admin: true, licensed: true }, theme: 'auto', locale: 'en-US' });
  });

  test('the switcher sets a cookie no script reads and no other site sends; another person brings their language along', async () => {
    const changed = await post('/_sandbox/session', { person: 'mia', theme: 'dark' }, { origin: own() });
    const cookies = changed.headers['set-cookie'];
    expect(cookies).toContainEqual(expect.stringMatching(/^sandbox\.person=mia; Path=\/; HttpOnly; SameSite=Strict/));
    expect(parsed(changed)).toMatchObject({ person: { accountId: 'mia', admin: false }, theme: 'dark', locale: 'fr-FR' });
    const again = parsed(await get('/_sandbox/session', { cookie: 'sandbox.person=mia; sandbox.theme=dark; sandbox.locale=en-US' }));
    expect(again).toMatchObject({ person: { displayName: 'Mia Muster' }, theme: 'dark', locale: 'en-US' });
  });

  test('an empty cookie is nobody, whom Jira asks to log in', async () => {
    const cookie = 'sandbox.person=';
    expect(parsed(await get('/_sandbox/session', { cookie })).person).toBeNull();
    const answer = await get('/rest/api/3/myself', { cookie });
    expect([answer.status, parsed(answer).errorMessages]).toEqual([401, ['Client must be authenticated to access this resource.']]);
  });

  test('the REST API answers as the person of the session', async () => {
    expect(parsed(await get('/rest/api/3/myself', { cookie: 'sandbox.person=mia' })).accountId).toBe('mia');
  });

  test.each([
    ['not JSON', 'nonsense'],
    ['no object', [1]],
    ['nobody by that id', { person: 'who' }],
    ['an unknown theme', { theme: 'sepia' }],
    ['an unknown member', { admin: true }],
  ])('%s is refused', async (_what, body) => {
    const answer =
      body === 'nonsense'
        ? await send(bench.server, '/_sandbox/session', { method: 'POST', body: '{', headers: { origin: own() } })
        : await post('/_sandbox/session', body, { origin: own() });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([400, undefined]);
  });
});

describe('writes of other sites', () => {
  const foreign = (): Record<string, string>[] => [
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: `http://127.0.0.1:${bench.server.port}` },
    { origin: `http://localhost:${bench.server.port + 1}` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];

  test('are refused on every path, before anything is read', async () => {
    for (const headers of foreign())
      for (const path of ['/_sandbox/session', '/rest/api/3/group', '/_sandbox/frame'])
        expect([headers, path, (await post(path, { person: '' }, headers)).status]).toEqual([headers, path, 403]);
  });

  test('a path that spells the other site as its host is refused like any other', async () => {
    for (const path of ['//evil.example/_sandbox/session', '/\\evil.example/_sandbox/session', 'http://evil.example/_sandbox/session']) {
      const answer = await post(path, { theme: 'dark' }, { origin: 'http://evil.example' });
      expect([path, answer.headers['set-cookie']]).toEqual([path, undefined]);
      expect([400, 403]).toContain(answer.status);
    }
  });

  test('a DELETE too', async () => {
    const answer = await send(bench.server, '/rest/api/3/role/1', { method: 'DELETE', headers: { origin: 'http://evil.example' } });
    expect([answer.status, answer.text]).toEqual([403, expect.stringContaining('XSRF')]);
  });

  test('an own page writes, and so does a program that is no browser', async () => {
    expect((await post('/_sandbox/session', { theme: 'light' }, { origin: own(), 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await post('/_sandbox/session', { theme: 'light' })).status).toBe(200);
  });

  test('a web trigger is open to all, without the session, and its page is kept apart from Jira', async () => {
    const answer = await post(
      '/x1/some-token?a=1&a=2',
      { hello: true },
      { origin: 'http://partner.example', cookie: 'sandbox.person=admin' },
    );
    expect(answer.status).toBe(200);
    expect(answer.headers['content-security-policy']).toContain('sandbox');
    expect(answer.headers['set-cookie']).toBeUndefined();
    const sent = bench.triggered.at(-1);
    expect(sent).toMatchObject({ method: 'POST', path: '/x1/some-token', queryParameters: { a: ['1', '2'] }, body: '{"hello":true}' });
    expect(sent?.headers.cookie).toBeUndefined();
  });
});

describe('pages', () => {
  test('every path is the shell under a strict policy, in the theme asked for', async () => {
    const page = await get('/browse/IT-1', { cookie: 'sandbox.theme=dark; sandbox.person=mia' });
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.text).toContain('data-color-mode="dark"');
    expect(page.text).toContain('data-locale="fr-FR"');
    const policy = String(page.headers['content-security-policy']).split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        `frame-src http://127.0.0.1:${bench.server.port}`,
        "frame-ancestors 'none'",
      ]),
    );
    expect(policy.join()).not.toContain('unsafe');
    expect(page.text).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=/);
  });

  test('what the shell links is there, typed, not sniffed', async () => {
    const page = await get('/');
    const links = [...page.text.matchAll(/(?:href|src)="(\/_sandbox\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(links.length).toBeGreaterThan(4);
    for (const link of links) {
      const file = await get(link);
      expect([link, file.status, file.headers['x-content-type-options']]).toEqual([link, 200, 'nosniff']);
    }
    expect((await get('/_sandbox/tokens.css')).text).toContain('--ds-surface:');
    expect((await get('/_sandbox/assets/none.js')).status).toBe(404);
  });

  test("pictures carry no script, whatever a person's name is", async () => {
    bench.jira.people.put({ ...bench.jira.people.need('mia'), id: 'odd', displayName: '<script> & "Co"' });
    const picture = await get('/_sandbox/avatar/odd.svg');
    expect(picture.text).not.toContain('<script');
    expect(picture.headers['content-security-policy']).toContain("default-src 'none'");
    for (const path of ['/_sandbox/icon/issuetype/bug.svg', '/_sandbox/icon/priority/high.svg', '/_sandbox/icon/project/IT.svg'])
      expect([path, (await get(path)).headers['content-type']]).toEqual([path, 'image/svg+xml;charset=UTF-8']);
  });

  test('a body that is too large is refused', async () => {
    const answer = await send(bench.server, '/rest/api/3/issue', { method: 'POST', body: 'x'.repeat(21 * 1024 * 1024) }).catch(
      () => undefined,
    );
    expect(answer?.status ?? 413).toBe(413);
  });

  test('a body that nests without end is refused as no JSON', async () => {
    const deep = `{"name":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    for (const path of ['/rest/api/3/group', '/_sandbox/frame'])
      expect([path, (await send(bench.server, path, { method: 'POST', body: deep })).status]).toEqual([path, 400]);
    expect(bench.site.problems.all()).toEqual([]);
  });

  test('paths under the interfaces are no pages', async () => {
    expect((await get('/_sandbox/unheard-of')).status).toBe(404);
  });
});

describe('stream', () => {
  test('a page that does not read is let go before what waits for it fills the memory', async () => {
    const socket = connect(bench.server.port, '127.0.0.1');
    const gone = new Promise<void>((done) => socket.on('close', () => done()));
    socket.on('error', () => undefined);
    const opened = new Promise<void>((done) => socket.once('readable', () => done()));
    socket.write(`GET /_sandbox/stream HTTP/1.1\r\nHost: localhost:${bench.server.port}\r\n\r\n`);
    await opened;
    for (let n = 0; n < 40; n++) {
      bench.site.journal.note('log', 'x'.repeat(1024 * 1024));
      await new Promise((done) => setImmediate(done));
    }
    socket.resume();
    await gone;
  });

  test('tells open pages of the clock, problems, the journal and changed issues', async () => {
    const controller = new AbortController();
    const response = await fetch(`${bench.server.url}/_sandbox/stream`, { signal: controller.signal });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    bench.site.clock.stop();
    bench.jira.emit({ eventType: 'avi:jira:updated:issue', body: {}, issueId: '10000' });
    bench.site.problems.report({ where: 'test', what: 'on purpose' });
    const reader = response.body?.getReader();
    let text = '';
    while (reader && !text.includes('on purpose')) text += new TextDecoder().decode((await reader.read()).value);
    controller.abort();
    const types = [...text.matchAll(/^data: (.+)$/gm)].map((match) => (JSON.parse(match[1] ?? '{}') as { type: string }).type);
    expect(types).toEqual(expect.arrayContaining(['clock', 'issue', 'problem']));
    expect(text).toContain('"id":"10000"');
    bench.site.problems.clear();
  });
});
