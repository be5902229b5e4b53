import { describe, expect, test } from '@jest/globals';
import { AppFault, fault } from '../../../../src/contract/errors';
import { PROBLEM_KINDS } from '../../../../src/contract/health-kinds';
import { peopleNamed } from '../../../../src/domain/health/people';
import { isAboutIssue, problemKey, severityOf } from '../../../../src/domain/health/problem';
import { problemOf } from '../../../../src/domain/health/problem-of';
import { POLICY } from '../../fakes';

const AT = { issueId: '10042', key: 'IT-7', projectId: '10000' };

describe('problems', () => {
  test('what time mends is none', () => {
    expect(problemOf(fault('TRY_LATER', 'busy'), AT)).toBeUndefined();
    expect(problemOf(fault('CONFLICT', 'acted'), AT)).toBeUndefined();
  });

  test('being refused is told of the project, once it is known which; everything else of the issue', () => {
    expect(problemOf(fault('NOT_ALLOWED', '403', ['No permission.']), AT)).toEqual({
      kind: 'permissionLost',
      about: '10000',
      values: { key: 'IT-7', why: 'No permission.' },
    });
    expect(problemOf(fault('NOT_ALLOWED', '403'), { issueId: '10042' })).toMatchObject({ kind: 'lookFailed', about: '10042' });
    const refused = new AppFault({ code: 'JIRA_REFUSED', message: '400' });
    expect(problemOf(refused, AT)).toEqual({
      kind: 'lookFailed',
      about: '10042',
      values: { key: 'IT-7', code: 'JIRA_REFUSED', why: '400' },
    });
  });

  test('what is no fault of ours to expect is INTERNAL, with as much of its words as is kept', () => {
    const problem = problemOf(new TypeError('x'.repeat(5_000)), AT);
    expect(problem).toMatchObject({ kind: 'lookFailed', values: { code: 'INTERNAL' } });
    expect(problem?.values.why?.length).toBe(500);
  });

  test('each has a severity, and those about an issue are named by it', () => {
    expect(new Set(PROBLEM_KINDS.map(severityOf))).toEqual(new Set(['error', 'warning', 'notice']));
    expect(PROBLEM_KINDS.filter(isAboutIssue)).toEqual(['fieldRefused', 'issueGone', 'issueMoved', 'lookFailed']);
    expect(problemKey({ kind: 'issueGone', about: '10042' })).toBe('issueGone/10042');
  });

  test('people of the policy are found with every group that names them', () => {
    const [one, two] = POLICY.document.supportGroups;
    if (!one || !two) throw new Error('too few groups');
    const tom = { id: 'u-tom', name: 'Tom' };
    const named = peopleNamed({
      supportGroups: [
        { ...one, lead: tom },
        { ...two, lead: tom },
      ],
    });
    expect(named.get('u-tom')).toEqual({ name: 'Tom', where: [one.name, two.name] });
  });
});
