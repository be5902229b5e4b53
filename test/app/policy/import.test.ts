import { describe, expect, test } from '@jest/globals';
import { applyChanges } from '../../../src/domain/policy/apply-changes';
import { diffPolicies } from '../../../src/domain/policy/diff';
import type { LocalJira } from '../../sandbox/local-jira';
import { screenCall, setUp, succeed, withFirebreak } from '../firebreak';
import { desk, inForce, keysOf, publishChange, renamed, start } from './desk';

const take = (local: LocalJira, text: string, replace?: number) =>
  screenCall(local, 'importPolicy', { text, ...(replace === undefined ? {} : { replace }) }, { as: 'ada' });

describe('a policy from a file', () => {
  test('becomes the draft, with how it differs; what was exported is imported as it was', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const { document } = await inForce(local);
      await publishChange(local, renamed('services', 'Mail'));
      const now = (await inForce(local)).document;
      const file = JSON.stringify({ $schema: 'policy.schema.json', ...document }, null, 2);
      const { draft, changes } = await succeed(take(local, `\uFEFF${file}`));
      expect(draft).toMatchObject({ base: 2, origin: 'import', editor: 'admin', document });
      expect(changes).toMatchObject([{ section: 'services', kind: 'changed', before: 'Mail' }]);
      expect(applyChanges(now, diffPolicies(now, document))).toEqual(document);
      expect((await desk(local)).draft).toEqual(draft);
      await succeed(screenCall(local, 'publishDraft', { etag: draft.etag, note: '', applies: 'new' }, { as: 'ada' }));
      expect((await inForce(local)).document).toEqual(document);
    }));

  test('does not take the place of a draft unless it is said which', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const file = JSON.stringify(renamed('services', 'Mail')((await inForce(local)).document));
      const { etag, at } = await start(local);
      expect(await take(local, file)).toMatchObject({ error: { code: 'CONFLICT', values: { by: 'admin', at } } });
      expect(await take(local, file, etag - 1)).toMatchObject({ error: { code: 'CONFLICT' } });
      expect((await succeed(take(local, file, etag))).draft.etag).toBe(etag + 1);
    }));

  test('of an older version of the app is brought to the present form', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const { document } = await inForce(local);
      const { impacts, urgencies, priorities, matrix, categories, channels, tiers, closureCodes, resolutionKinds, holdReasons } = document;
      const old = {
        ...{ schema: 1, impacts, urgencies, priorities, matrix, categories, channels, tiers, closureCodes, resolutionKinds },
        services: document.services.map(({ dependsOn: _, ...one }) => one),
        holdReasons: holdReasons.map(({ id, name, help }) => ({ id, name, help })),
        rights: { overridePriority: document.rights.overridePriority },
      };
      const outcome = await take(local, JSON.stringify(old));
      expect(outcome).toMatchObject({ value: { draft: { document: { schema: 2, impacts } } } });
    }));

  test('that is hostile, damaged or wrong is refused with where, what and how to mend it, and nothing of it is taken', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const { document } = await inForce(local);
      const whole = JSON.stringify(document);
      const before = [keysOf(local), await desk(local)];
      const altered = (change: object): string => JSON.stringify({ ...document, ...change });
      const deep = '['.repeat(100_000) + ']'.repeat(100_000);
      const goal = /"goalMs":\d+/;
      const files: [string, RegExp][] = [
        ['', /^the file is empty: take a file that was exported here$/],
        [whole.slice(0, whole.length / 2), /^the file is not JSON .*: it is cut short, so fetch it again$/],
        [whole.slice(0, -1), /^the file is not JSON /],
        [`${whole}{}`, /^the file is not JSON .*: mend it there, or export it again$/],
        [Buffer.from(whole, 'utf16le').toString('utf8'), /^the file is not text in UTF-8: save it as UTF-8$/],
        [Buffer.from(`\uFEFF${whole}`, 'utf16le').toString('utf8'), /^the file is not text in UTF-8: save it as UTF-8$/],
        [Buffer.from(whole.replace('{', '{é'), 'latin1').toString('utf8'), /^the file is not text in UTF-8: save it as UTF-8$/],
        ['null', /^the file \(null\) must be an object: take a file that was exported here$/],
        ['[]', /^the file \(\[\]\) must be an object/],
        ['"policy"', /^the file \("policy"\) must be an object/],
        [deep, /^the file \(\[.*…\]?\) must be an object/],
        [`{"extra":${deep},${whole.slice(1)}`, /^extra\[0\].* is nested more than 40 deep: leave it out$/],
        [altered({ matrix: 'DEEP' }).replace('"DEEP"', deep), /^matrix\[0\].* is nested more than 40 deep: leave it out$/],
        ['{}', /^schema is missing: a policy says of which form it is; this app writes 2$/],
        [altered({ schema: 99 }), /^schema \(99\) must be 2$/],
        [altered({ extra: 1 }), /^extra \(1\) is not known: leave it out$/],
        [`{"__proto__":${deep},${whole.slice(1)}`, /^__proto__ .* is not known: leave it out$/],
        [`{"__proto__":{"admin":true},${whole.slice(1)}`, /^__proto__ \(\{"admin":true\}\) is not known: leave it out$/],
        [`{"constructor":{"prototype":{"admin":true}},${whole.slice(1)}`, /^constructor \(.*\) is not known: leave it out$/],
        [`{"schema":2,${whole.slice(1)}`, /^schema stands twice in one object, again in line 1: leave one out$/],
        [whole.replace(goal, '"goalMs":1e999'), /^metrics\[\d+\]\.goals\[\d+\]\.goalMs \(Infinity\) must be /],
        [
          whole.replace(goal, '"goalMs":123456789012345678901234567890'),
          /^metrics\[\d+\]\.goals\[\d+\]\.goalMs \(1\.23\S+e\+29\) must be /,
        ],
        [whole.replace(goal, '"goalMs":-1'), /^metrics\[\d+\]\.goals\[\d+\]\.goalMs \(-1\) must be more than nothing$/],
        [altered({ impacts: [] }), /^impacts \(\[\]\) must have at least 1$/],
        [
          altered({ services: [{ id: '../../etc', name: 'x', help: '' }] }),
          /^services\[0\]\.id \("\.\.\/\.\.\/etc"\) must be of lower-case /,
        ],
        [
          altered({ channels: [{ id: 'a', name: 'x'.repeat(101), help: '' }] }),
          /^channels\[0\]\.name \("x+…\) must have at most 100 characters/,
        ],
        [altered({ channels: [...document.channels, ...document.channels] }), /^channels \(.*\) must not name an id twice/],
        [
          altered({ priorities: [{ id: 'p1', name: 'x', jiraPriorityId: '1 OR 1=1' }] }),
          /^priorities\[0\]\.jiraPriorityId \("1 OR 1=1"\) must be an id of Jira’s: digits only$/,
        ],
        [altered({ matrix: { extensive: { critical: 7 } } }), /^matrix\.extensive\.critical \(7\) must be string$/],
        [altered({ matrix: {} }), /^matrix\.extensive\.critical is missing: say which priority it gives$/],
        [altered({ routing: { ...document.routing, fallback: 'nobody' } }), /^routing\.fallback \("nobody"\) is none of supportGroups: /],
        [whole + ' '.repeat(400 * 1024), /^the file has \d+ KB and may have 400 KB: shorten texts or leave entries out$/],
        [' '.repeat(481 * 1024), /^text must have at most 400 KB/],
      ];
      for (const [file, told] of files) {
        const outcome = await take(local, file);
        expect({ file: file.slice(0, 60), outcome }).toMatchObject({ outcome: { error: { code: 'INVALID_INPUT' } } });
        const details = 'error' in outcome ? outcome.error.details : [];
        expect(details).toContainEqual(expect.stringMatching(told));
      }
      expect([keysOf(local), await desk(local)]).toEqual(before);
      expect(Reflect.get({}, 'admin')).toBeUndefined();
    }));

  test('a crash at any write of it leaves the draft there was or the one of the file', async () => {
    for (const kind of ['crash-before', 'crash-after', 'lost-answer'] as const)
      await withFirebreak(
        async (local) => {
          await setUp(local);
          const file = JSON.stringify(renamed('services', 'Mail')((await inForce(local)).document));
          const draft = await start(local);
          local.site.faults.arm({ id: 'f', seam: 'kvs', kind, match: 'transaction', times: 1 });
          expect(await take(local, file, draft.etag)).not.toHaveProperty('value');
          const there = (await desk(local)).draft;
          if (kind === 'crash-before') expect(there).toEqual(draft);
          else expect(there).toMatchObject({ origin: 'import', etag: draft.etag + 1, document: JSON.parse(file) });
        },
        { problems: 'expected' },
      );
  });
});
