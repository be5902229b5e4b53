import type { SurveyPolicy } from '../../../contract/types';
import { type Basis, HOUR, inCalendar } from './basis';

type Question = SurveyPolicy['questions'][number];

const scale = (id: string, english: string, french: string, required = false): Question => ({
  id,
  text: { 'en-US': english, 'fr-FR': french },
  required,
  answer: 'scale',
  points: 5,
  when: {},
});

/** The five questions ITIL asks of whoever was affected, and room for words. The overall one is answered by one tap. */
export const defaultSurvey = (basis: Pick<Basis, 'calendars'>): SurveyPolicy => ({
  active: true,
  for: {},
  askedAt: 'closure',
  askReporter: true,
  askAffectedUser: true,
  afterMs: HOUR,
  ...inCalendar(basis),
  remindAfterDays: [3],
  expiresAfterDays: 14,
  samplePercent: 100,
  atMostEveryDays: 7,
  questions: [
    {
      id: 'satisfied',
      text: {
        'en-US': 'How satisfied are you with the resolution?',
        'fr-FR': 'Êtes-vous satisfait de la résolution ?',
      },
      required: true,
      answer: 'faces',
      when: {},
    },
    scale('reporting', 'How easy was it to report the incident?', 'Était-il facile de signaler l’incident ?'),
    scale('communication', 'How easy was it to communicate with us?', 'Était-il facile de communiquer avec nous ?'),
    {
      id: 'first-response',
      text: {
        'en-US': 'Was the first response swift and prompt?',
        'fr-FR': 'La première réponse a-t-elle été rapide ?',
      },
      required: false,
      answer: 'yesNo',
      when: {},
    },
    {
      id: 'in-time',
      text: {
        'en-US': 'Was the incident resolved in a timely manner?',
        'fr-FR': 'L’incident a-t-il été résolu en temps voulu ?',
      },
      required: false,
      answer: 'yesNo',
      when: {},
    },
    {
      id: 'words',
      text: { 'en-US': 'What should we do better?', 'fr-FR': 'Que devrions-nous améliorer ?' },
      required: false,
      answer: 'text',
      when: {},
    },
  ],
  overall: 'satisfied',
  anonymous: false,
  minimumAnswers: 5,
  agentsSeeAnswers: false,
  followUpAtMostPercent: 40,
  keepMonths: 24,
});
