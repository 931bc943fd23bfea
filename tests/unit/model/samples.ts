/** A copy of plain data with one field replaced (`undefined` takes it away). @param path such as `media.0.url` */
export function spoilt(data: unknown, path: string, value: unknown): unknown {
  const copy: unknown = structuredClone(data);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const holder = steps.reduce<unknown>((at, step) => Reflect.get(Object(at), step), copy);
  if (value === undefined) Reflect.deleteProperty(Object(holder), last);
  else Reflect.set(Object(holder), last, value);
  return copy;
}
