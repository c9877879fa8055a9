import { describe, expect, test } from 'vitest';
import { slices } from '@/lib/slices';

/** A window whose clock goes on by `step` ms whenever it is asked. */
function windowWith(step: number) {
  let now = 0;
  const told = { yields: 0 };
  const view = {
    performance: {
      now: () => {
        now += step;
        return now;
      },
    },
    scheduler: {
      yield: async () => {
        told.yields += 1;
      },
    },
  } as unknown as Window;
  return { view, told };
}

function* counting(count: number): Generator<void, number, void> {
  let sum = 0;
  for (let step = 1; step <= count; step += 1) {
    sum += step;
    yield;
  }
  return sum;
}

describe('work in slices', () => {
  test('lets the page go first whenever a slice is used up', async () => {
    const { view, told } = windowWith(3);
    expect(await slices(view).run(counting(30))).toBe(465);
    expect(told.yields).toBeGreaterThan(5);
    expect(told.yields).toBeLessThan(30);
  });

  test('does not while there is time', async () => {
    const { view, told } = windowWith(0.01);
    expect(await slices(view).run(counting(30))).toBe(465);
    expect(told.yields).toBe(0);
  });

  test('lets all who wait go first where it is asked to', async () => {
    const { view, told } = windowWith(3);
    const order: string[] = [];
    const done = slices(view, 'all')
      .run(counting(30))
      .then(() => order.push('done'));
    for (const name of ['first', 'second']) setImmediate(() => order.push(name));
    await done;
    expect(order).toEqual(['first', 'second', 'done']);
    expect(told.yields).toBe(0);
  });

  test('of several works one has a slice at a time', async () => {
    const { view } = windowWith(3);
    const turns: string[] = [];
    function* work(name: string): Generator<void, void, void> {
      for (let step = 0; step < 6; step += 1) {
        turns.push(name);
        yield;
      }
    }
    // Other work has its turn between the slices.
    let isDone = false;
    const others = () => {
      turns.push('others');
      if (!isDone) setImmediate(others);
    };
    setImmediate(others);
    await Promise.all(['a', 'b', 'c'].map((name) => slices(view, 'all').run(work(name))));
    isDone = true;
    const started = turns.slice(turns.indexOf('others')).join(' ');
    expect(started).not.toMatch(/a b|b c|c a|b a|c b|a c/);
    expect(turns.filter((turn) => turn === 'c')).toHaveLength(6);
  });
});
