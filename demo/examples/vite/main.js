import 'kyc-enrolment/define';

const element = document.createElement('kyc-enrolment');
element.tokenEndpoint = '/kyc/session';
element.crossDevice = false;
const output = document.createElement('output');
document.querySelector('#app').append(element, output);

const outcome = await element.finished;
if (outcome.kind === 'success') output.textContent = `Verified: ${outcome.outcome}`;
