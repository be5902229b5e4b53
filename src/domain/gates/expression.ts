/**
 * The expression of the validator `firebreak-gates`: the manifest has the same text (a test holds the two together). Jira evaluates it on
 * each transition that has a rule of ours, whoever makes it and however, with the issue as it will be, the values of the transition's
 * screen among them. True lets the transition pass; a text refuses it and is what the person reads; anything else, a field that is gone
 * say, refuses it with the module's `errorMessage`. `config` is a Rule (rule.ts).
 *
 * Sub-tasks are those the person sees. Where they see none, as customers do, the app's field says whether any is open.
 *
 * An override (the app's field: "<transition>|<ISO until>") passes before anything else is looked at.
 */
export const EXPRESSION = `
let incident = config.places.some(p => p.project == issue.project.id && p.types.includes(issue.issueType.id));
let read = id => id == '' ? null : issue[id];
let lets = said => said != null && said.split('|')[0] == config.transition && new Date(said.split('|')[1]) > new Date();
let has = (value, kind, any) => value == null ? false
  : kind == 'many' ? value.some(one => any.includes(one.id))
  : kind == 'cascade' ? any.includes(value.id) || value.child != null && any.includes(value.child.id)
  : any.includes(value.id);
let fits = rule => (rule.priorities == null || issue.priority != null && rule.priorities.includes(issue.priority.id))
  && (rule.projects == null || rule.projects.includes(issue.project.id))
  && rule.options.every(o => has(read(o.field), o.kind, o.any))
  && (rule.groups == null || issue.reporter != null && issue.reporter.groupIds.some(id => rule.groups.includes(id)));
let filled = (value, many) => value != null && value != '' && (!many || value.length > 0);
let account = person => person == null ? '' : person.accountId;
let byOthers = than => issue.comments.some(c => c.author != null && !than.includes(c.author.accountId));
let met = ok => ok ? [] : [''];
let openTasks = seen => seen.length == 0 && filled(read(config.fields.tasks), false) ? [config.tasks]
  : seen.filter(t => t.status.category.key != 'done').map(t => t.key);
let missing = gate =>
  gate.need == 'fields' ? gate.fields.filter(f => !filled(read(f.id), f.many)).map(f => f.name)
  : gate.need == 'assignee' ? met(issue.assignee != null)
  : gate.need == 'diagnosis' ? met(byOthers([config.app, account(issue.reporter), account(read(config.fields.affected))]))
  : gate.need == 'tasksClosed' ? openTasks(issue.subtasks)
  : gate.need == 'resolution' ? met(filled(read(config.fields.answer), false) || filled(read(config.fields.kind), false))
  : gate.need == 'confirmation' ? met(['Accepted', 'Silence', 'Not asked'].includes(read(config.fields.answer)) || !fits(gate.asked))
  : met(false);
let words = (gate, list) => gate.say[0] + list.slice(0, 10).join(', ') + (list.length > 10 ? ' …' : '') + gate.say[1];
let told = lines => lines.length == 0 ? true : config.say[0] + lines.join(' ') + config.say[1];
!incident || lets(read(config.fields.override)) ? true
  : told(config.gates.filter(gate => fits(gate.for)).map(gate => {gate: gate, list: missing(gate)})
      .filter(one => one.list.length > 0).map(one => words(one.gate, one.list)))
`.trim();
