import { countryName } from '../../../src/capture/screens/countries.js';

describe('the name of a country', () => {
  it.for([
    ['SVK', 'Slovakia'],
    ['DEU', 'Germany'],
    ['AUT', 'Austria'],
    ['UKR', 'Ukraine'],
    ['CHE', 'Switzerland'],
    ['RKS', 'Kosovo'],
    ['POL', 'Poland'],
    ['PRT', 'Portugal'],
    ['SWE', 'Sweden'],
    ['DNK', 'Denmark'],
    ['EST', 'Estonia'],
    ['ESP', 'Spain'],
    ['SRB', 'Serbia'],
    ['ISR', 'Israel'],
    ['ISL', 'Iceland'],
    ['CHN', 'China'],
    ['MEX', 'Mexico'],
  ] as const)('%s is %s', ([letters, name]) => {
    expect(countryName(letters, 'en')).toBe(name);
  });

  it('is in the language of the customer', () => {
    expect(countryName('SVK', 'de')).toBe('Slowakei');
  });

  it.for([
    ['XYZ', 'en'],
    ['D', 'en'],
    ['slovakia', 'en'],
    ['SVK', 'no such language'],
  ] as const)('%s in %j is left as it is', ([letters, language]) => {
    expect(countryName(letters, language)).toBe(letters);
  });
});
