/** Takes `item` out of `list`, keeping the order of the rest; nothing happens when it is not there. */
export function takeOut<Item>(list: Item[], item: Item): void {
  // Most lists here hold one or two: nothing is moved or allocated when it is the last.
  if (list[list.length - 1] === item) {
    list.pop();
    return;
  }
  const place = list.indexOf(item);
  if (place >= 0) list.splice(place, 1);
}
