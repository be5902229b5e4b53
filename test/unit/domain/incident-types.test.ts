import { describe, expect, test } from '@jest/globals';
import { lozengeOf } from '../../../src/domain/incident/lozenge';
import { isIncident, markOf, normalise, sameMark } from '../../../src/domain/settings/incident-types';
import { looksLikeIncidentType } from '../../../src/domain/settings/names';

describe('incident types', () => {
  test('are told by project and type together', () => {
    const settings = normalise({ target: { projectId: '1', issueTypeId: '11' }, incidents: [{ projectId: '2', issueTypeIds: ['21'] }] });
    expect(isIncident(settings, '1', '11')).toBe(true);
    expect(isIncident(settings, '2', '21')).toBe(true);
    expect(isIncident(settings, '1', '21')).toBe(false);
    expect(isIncident(settings, '3', '11')).toBe(false);
  });

  test('normalise joins doubles, sorts by number, and counts the target in', () => {
    const wanted = {
      target: { projectId: '9', issueTypeId: '100' },
      incidents: [
        { projectId: '10', issueTypeIds: ['5'] },
        { projectId: '9', issueTypeIds: ['20', '20'] },
        { projectId: '10', issueTypeIds: ['4', '5'] },
      ],
    };
    const once = normalise(wanted);
    expect(once.incidents).toEqual([
      { projectId: '9', issueTypeIds: ['20', '100'] },
      { projectId: '10', issueTypeIds: ['4', '5'] },
    ]);
    expect(normalise(once)).toEqual(once);
  });

  test('a project’s mark has ids as text for events and as numbers for expressions', () => {
    expect(markOf(['30', '4', '4'])).toEqual({ schema: 1, incidentTypes: ['4', '30'], incidentTypeIds: [4, 30] });
    expect(sameMark(JSON.parse(JSON.stringify(markOf(['4']))), markOf(['4']))).toBe(true);
    expect(sameMark(undefined, markOf(['4']))).toBe(false);
    expect(sameMark({ schema: 1, incidentTypes: ['5'] }, markOf(['4']))).toBe(false);
  });

  test.each([
    ['Incident', true],
    ['[System] Incident', true],
    ['incident ', true],
    ['Major incident review', false],
    ['Incidental', false],
  ])('%s looks like a type for incidents: %s', (name, expected) => {
    expect(looksLikeIncidentType(name)).toBe(expected);
  });

  test('the collapsed panel says the phase in words', () => {
    expect(lozengeOf('resolved')).toEqual({ type: 'lozenge', value: { label: 'Resolved', type: 'success' } });
  });
});
