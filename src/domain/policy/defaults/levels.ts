import { type Entry, entry } from './entry';

/** Jira Service Management's own names, so that a site which has its fields keeps its values. */
export const IMPACTS: Entry[] = [
  entry('extensive', 'Extensive / Widespread', 'The whole firm, a whole site or all customers are affected.'),
  entry('significant', 'Significant / Large', 'A department or many customers are affected.'),
  entry('moderate', 'Moderate / Limited', 'A team or a few people are affected.'),
  entry('minor', 'Minor / Localized', 'One person is affected.'),
];

export const URGENCIES: Entry[] = [
  entry('critical', 'Critical', 'Work has stopped, and the damage grows by the minute.'),
  entry('high', 'High', 'Important work is held up and cannot wait until tomorrow.'),
  entry('medium', 'Medium', 'Work goes on with difficulty, or there is a way round.'),
  entry('low', 'Low', 'It can wait; nobody is held up.'),
];
