/** What a key is wanted for, as AWS's console asks; the texts are in the catalogue under these names. */
export const USE_CASES = ['cli', 'localCode', 'server', 'thirdParty', 'elsewhere', 'other'] as const;
export type UseCase = (typeof USE_CASES)[number];

/** Whether something better than a new key is recommended, and has to be read before one is made. */
export const hasAlternative = (useCase: UseCase): boolean => useCase !== 'other';
