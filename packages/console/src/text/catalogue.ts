import { createContext, use, useContext } from 'react';

/** Languages that the whole catalogue is written in. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

/** A text, or a function that makes one of values. */
export type Message = string | ((...values: never[]) => string);
export type Messages = { readonly [name: string]: Message | Messages };

/** What a translation must have: the same names, and functions of the same values. */
export type Translation<M> = {
  readonly [K in keyof M]: M[K] extends string
    ? string
    : M[K] extends (...values: infer V) => string
      ? (...values: V) => string
      : Translation<M[K]>;
};

/** The texts of one part of the console: English comes with its code, other languages when they are asked for. */
export interface Catalogue<M extends Messages> {
  readonly en: M;
  readonly others: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ readonly default: Translation<M> }>>>;
}

/** Makes a catalogue. Every page has one in `text.ts`, and its translations in `text.de.ts` … as default exports. */
export function catalogue<M extends Messages>(en: M, others: Catalogue<M>['others']): Catalogue<M> {
  return { en, others };
}

export const LanguageContext = createContext<Language>('en');

const loading = new WeakMap<object, Map<Language, Promise<unknown>>>();

function load<M extends Messages>(texts: Catalogue<M>, language: Exclude<Language, 'en'>): Promise<Translation<M>> {
  let known = loading.get(texts);
  if (!known) loading.set(texts, (known = new Map()));
  let promise = known.get(language) as Promise<Translation<M>> | undefined;
  if (!promise) {
    promise = texts.others[language]().then((module) => module.default);
    known.set(language, promise);
  }
  return promise;
}

/** The texts in the language that was chosen; suspends while they load. */
export function useText<M extends Messages>(texts: Catalogue<M>): Translation<M> {
  const language = useContext(LanguageContext);
  return language === 'en' ? (texts.en as unknown as Translation<M>) : use(load(texts, language));
}
