import type { ReviewPolicy } from '../../../contract/types';

type Section = ReviewPolicy['sections'][number];
type Question = Section['questions'][number];

const ask = (id: string, text: string, more: Partial<Question> = {}): Question => ({ id, text, answer: 'text', required: false, ...more });

const section = (id: string, name: string, help: string, ...questions: Question[]): Section => ({ id, name, help, questions });

/** Questions of the review of a major incident; those with evidence are answered from the incident's own history first. */
export const DEFAULT_REVIEW: ReviewPolicy = {
  dueDays: 5,
  sections: [
    section(
      'detection',
      'Detection',
      'How it was noticed.',
      ask('detected', 'How soon was the incident detected after it occurred?', { evidence: 'detection', required: true }),
      ask('earlier', 'Could the incident have been identified earlier?', { answer: 'yesNo', required: true }),
      ask('tools', 'Could any tools or technologies have aided in the prompt or pre-emptive detection of the incident?'),
    ),
    section(
      'communication',
      'Communication',
      'Who heard what, when and how.',
      ask('channel', 'What channel was used for relaying notifications?', { evidence: 'notifications' }),
      ask('stakeholders', 'Were the relevant stakeholders promptly updated with the latest information?', {
        answer: 'yesNo',
        evidence: 'stakeholderUpdates',
        required: true,
      }),
      ask('users', 'How easy was it to communicate with the end users throughout the incident?'),
    ),
    section(
      'structure',
      'Team structure',
      'Who did what.',
      ask('initial', 'How was the incident response team initially structured?', { evidence: 'structure' }),
      ask('kept', 'Was this structure adhered to throughout the incident? What changes had to be made?', { evidence: 'structure' }),
      ask('better', 'Can the incident handling team be organised in a better way? If yes, how?'),
    ),
    section(
      'resources',
      'Resources',
      'People and means.',
      ask('mobilised', 'How quickly were resources mobilised to resolve the incident?', { evidence: 'mobilisation', required: true }),
      ask('optimal', 'Were those resources used to their optimal capacity?', { evidence: 'assignments' }),
    ),
    section(
      'process',
      'Process',
      'Planned and lived.',
      ask('followed', 'How closely was the defined incident management process followed?', { evidence: 'gates', required: true }),
      ask('deviations', 'Were there any deviations from the process?', { answer: 'yesNo', evidence: 'gates' }),
      ask('monitoring', 'Was there adequate monitoring of the process?', { answer: 'yesNo', evidence: 'clocks' }),
      ask('improve', 'Could the process be improved for the next time?', { required: true }),
    ),
    section(
      'reports',
      'Reports',
      'What can be looked up later.',
      ask('generated', 'Were reports generated to analyse how the incident was handled?', { answer: 'yesNo', evidence: 'reports' }),
      ask('parameters', 'What parameters were included in the reports?', { evidence: 'reports' }),
    ),
    section(
      'takeaways',
      'Takeaways',
      'What changes because of this incident.',
      ask('learnt', 'What did we learn?', { required: true }),
      ask('actions', 'Which actions follow, whose are they, and by when?', { answer: 'actions', required: true }),
    ),
  ],
};
