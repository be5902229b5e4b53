import { describe, expect, test } from '@jest/globals';
import { isIncident, markOf, sameMark } from '../../../src/domain/settings/incident-types';
import { looksLikeIncidentType } from '../../../src/domain/settings/names';
import { SETTINGS } from '../fakes';

describe('incident types', () => {
  test('are told by project and type together', () => {
    const settings = {
      ...SETTINGS,
      incidents: [
        { projectId: '1', issueTypeIds: ['11', '12'] },
        { projectId: '2', issueTypeIds: ['21'] },
      ],
    };
    expect(isIncident(settings, '1', '12')).toBe(true);
    expect(isIncident(settings, '2', '21')).toBe(true);
    expect(isIncident(settings, '1', '21')).toBe(false);
    expect(isIncident(settings, '3', '11')).toBe(false);
  });

  test('a project’s mark has ids as text for events and as numbers for expressions', () => {
    expect(markOf(['30', '4', '4'], ['12', '9'])).toEqual({
      schema: 1,
      incidentTypes: ['4', '30'],
      incidentTypeIds: [4, 30],
      taskTypes: ['9', '12'],
    });
    expect(sameMark(JSON.parse(JSON.stringify(markOf(['4'], []))), markOf(['4'], []))).toBe(true);
    // As an older version of the app wrote it.
    expect(sameMark({ schema: 1, incidentTypes: ['4'], incidentTypeIds: [4] }, markOf(['4'], []))).toBe(false);
    expect(sameMark(undefined, markOf(['4'], []))).toBe(false);
    expect(sameMark({ schema: 1, incidentTypes: ['5'] }, markOf(['4'], []))).toBe(false);
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
});
