import type { Policy } from '../../../contract/types';
import { type Entry, entry } from './entry';

const category = (id: string, name: string, help: string, subcategories: Entry[]): Policy['categories'][number] => ({
  id,
  name,
  help,
  subcategories,
});

/** What incidents are about at most firms; an admin adds what is their own. */
export const CATEGORIES: Policy['categories'] = [
  category('hardware', 'Hardware', 'Things one can touch.', [
    entry('hardware-computer', 'Computer'),
    entry('hardware-printer', 'Printer or scanner'),
    entry('hardware-mobile', 'Phone or tablet'),
    entry('hardware-accessory', 'Monitor or accessory'),
    entry('hardware-server', 'Server or storage'),
  ]),
  category('software', 'Software', 'Programs and business applications.', [
    entry('software-application', 'Business application'),
    entry('software-office', 'Office and e-mail program'),
    entry('software-operating-system', 'Operating system'),
    entry('software-browser', 'Browser'),
    entry('software-licence', 'Licence'),
  ]),
  category('network', 'Network', 'Connections between things.', [
    entry('network-internet', 'Internet'),
    entry('network-wifi', 'Wi-Fi'),
    entry('network-vpn', 'VPN and remote access'),
    entry('network-lan', 'Local network'),
    entry('network-telephony', 'Telephony'),
  ]),
  category('access', 'Access', 'Accounts and rights.', [
    entry('access-password', 'Password'),
    entry('access-account', 'Account locked or missing'),
    entry('access-permission', 'Permission'),
    entry('access-mfa', 'Second factor'),
  ]),
  category('data', 'Data', 'What is stored.', [
    entry('data-loss', 'Lost or deleted'),
    entry('data-wrong', 'Wrong or damaged'),
    entry('data-backup', 'Backup or restore'),
    entry('data-interface', 'Interface between systems'),
  ]),
  category('security', 'Security', 'Suspicion is enough.', [
    entry('security-phishing', 'Phishing or spam'),
    entry('security-malware', 'Malware'),
    entry('security-lost-device', 'Lost or stolen device'),
    entry('security-unauthorised', 'Unauthorised access'),
  ]),
  category('other', 'Other', 'When nothing else fits.', []),
];
