/**
 * The element of a list at a place that must be in it, where another element in its stead would hide a fault.
 *
 * @throws RangeError where there is none at that place
 */
export function elementAt<T>(list: ArrayLike<T>, index: number | undefined): T {
  const element = index === undefined ? undefined : list[index];
  if (element === undefined) throw new RangeError(`no element ${index} in a list of ${list.length}`);
  return element;
}
