import { allows } from '../../src/doctor/read-policy.js';

// CSP Level 3, 6.7.2.8 to 6.7.2.11
it.each([
  ['https://cdn.example:8443', 'https://cdn.example:8443/a.js', true],
  ['https://cdn.example:8443', 'https://cdn.example/a.js', false],
  ['https://cdn.example', 'https://cdn.example:8443/a.js', false],
  ['https://cdn.example:443', 'https://cdn.example/a.js', true],
  ['https://cdn.example:*', 'https://cdn.example:8443/a.js', true],
  ['*.cdn.example', 'https://cdn.example/a.js', false],
  ['https://cdn.example/js/', 'https://cdn.example/css/a.css', false],
  ['http://cdn.example', 'https://cdn.example/a.js', true],
  ['https://cdn.example', 'http://cdn.example/a.js', false],
])('the source %s and the address %s: %s', (source, address, isAllowed) => {
  expect(allows([source], new URL(address), 'https://shop.example')).toBe(isAllowed);
});
