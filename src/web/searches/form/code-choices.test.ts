import { expect, it } from 'vitest';
import { countryChoices, languageChoices } from './code-choices.ts';

it('has each country and language once, by name', () => {
  const countries = countryChoices();
  expect(countries.find(({ code }) => code === 'MM')?.name).toMatch(/Myanmar/);
  const codes = countries.map(({ code }) => code);
  expect(codes).not.toEqual(expect.arrayContaining(['BU']));
  expect(codes).not.toEqual(expect.arrayContaining(['EU']));
  expect(countries[0]?.name).toBe('Afghanistan');
  for (const list of [countries, languageChoices()]) {
    const names = list.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  }
  expect(languageChoices().map(({ code }) => code)).toEqual(expect.arrayContaining(['en', 'ar', 'fil']));
});
