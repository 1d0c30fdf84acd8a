// The script of a patient's page.

import 'kyc-enrolment/define';
