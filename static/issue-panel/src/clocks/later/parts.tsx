// Everything of the clocks that is loaded when somebody asks for it.

import '../../at-once';

export { Explain } from './explain';
export { ExplainedPart } from './explained-part';
export { Forecast } from './forecast';
export { Split } from './split';
export { ToldList } from './told-list';
export { PolicyVersions } from './versions/policy-versions';
