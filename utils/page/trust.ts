/**
 * True for a gesture of the user on our own element: trusted by the browser and, for a pointer, really over our host
 * at that place. A page can forge events and lay things over ours; it cannot do both unseen by this.
 */
export function isUsersGesture(event: Event, host: Element): boolean {
  if (!event.isTrusted) return false;
  if (!(event instanceof MouseEvent) || event.detail === 0) return true;
  return host.ownerDocument.elementFromPoint(event.clientX, event.clientY) === host;
}
