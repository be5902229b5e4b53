// What the panel has at once and its later parts use too. The bundler makes a file for each set of parts that share something; every part
// imports this first, so that all of it is one file, which compresses better than a dozen.
import '../../../src/domain/calendar/zone';
import '../../../src/domain/incident/read-core';
import '../../../src/domain/sla/clock-calendar';
import '../../../src/domain/sla/forecast';
import '../../../src/domain/sla/reach';
import '../../../src/domain/sla/tick';
import '../../shared/draft';
import '../../shared/duration';
import '../../shared/later';
import '../../shared/ui/issue-link';
import '../../shared/ui/lozenge';
import '../../shared/use-now';
import '../../shared/when';
import './clocks/words';
import './keys/key-button';
import './people';
