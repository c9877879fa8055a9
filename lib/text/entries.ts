/** The entries of a list as the languages' files have it: parted by one space each. */
export const entriesOf = (list: string): string[] => (list === '' ? [] : list.split(' '));

export const entrySetOf = (list: string): ReadonlySet<string> => new Set(entriesOf(list));
