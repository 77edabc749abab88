import { describe, expect, it } from 'vitest';
import { rotationOf } from './rotation.ts';

const key = (accessKeyId: string, isActive = true) => ({ accessKeyId, userName: 'alice', isActive, createdAt: 0 });

describe('where the replacement of a key stands', () => {
  it('begins with a new key while the old one is alone', () => {
    expect(rotationOf('AKIAOLD', [key('AKIAOLD')]).step).toBe('create');
  });

  it('begins with a new key even when the old one is inactive', () => {
    expect(rotationOf('AKIAOLD', [key('AKIAOLD', false)]).step).toBe('create');
  });

  it('waits for programs to move while both are active', () => {
    expect(rotationOf('AKIAOLD', [key('AKIAOLD'), key('AKIANEW')])).toMatchObject({
      step: 'move',
      old: { accessKeyId: 'AKIAOLD' },
      other: { accessKeyId: 'AKIANEW' },
    });
  });

  it('is at the last chance for a way back when the old one is inactive', () => {
    expect(rotationOf('AKIAOLD', [key('AKIANEW'), key('AKIAOLD', false)]).step).toBe('deactivated');
  });

  it('is done when the old one is gone', () => {
    expect(rotationOf('AKIAOLD', [key('AKIANEW')])).toMatchObject({ step: 'done', old: undefined });
  });
});
