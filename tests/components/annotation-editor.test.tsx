// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnnotationEditor } from '../../components/AnnotationEditor';
import { revised } from '../../lib/annotation';
import type { Changes, Result } from '../../lib/messages';
import type { Annotation } from '../../lib/model';
import { kept } from '../gallery/data';
import { choose, click, doing, find, press, show, type } from './render';

vi.mock('#i18n', () => import('../gallery/i18n'));

const annotation = kept({ text: 'The gates would not hold.', note: 'First', tags: ['dams'] });
const full: Result<Annotation> = { ok: false, why: 'storage-full' };
const saving = () => vi.fn(async (_: Changes): Promise<Result<Annotation>> => ({ ok: true, value: annotation }));
const note = (root: HTMLElement) => find(root, 'textarea') as HTMLTextAreaElement;
const blur = (element: HTMLElement) => doing(() => element.dispatchEvent(new FocusEvent('blur')));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the editor of an annotation', () => {
  it('saves when one leaves a field, and says so', async () => {
    const save = saving();
    const root = await show(<AnnotationEditor annotation={annotation} onSave={save} />);
    await type(note(root), 'Second');
    expect(save).not.toHaveBeenCalled();
    await blur(note(root));
    expect(save).toHaveBeenCalledExactlyOnceWith({ note: 'Second', before: 'First', tags: ['dams'] });
    expect(find(root, '[role="status"]').textContent).toBe('Saved');
  });

  it('saves nothing where nothing was changed', async () => {
    const save = saving();
    const root = await show(<AnnotationEditor annotation={annotation} onSave={save} />);
    await blur(note(root));
    expect(save).not.toHaveBeenCalled();
  });

  for (const modifier of ['ctrlKey', 'metaKey'] as const) {
    it(`saves with Enter and ${modifier}`, async () => {
      const save = saving();
      const root = await show(<AnnotationEditor annotation={annotation} onSave={save} />);
      await type(note(root), 'Second');
      await press(note(root), 'Enter');
      expect(save).not.toHaveBeenCalled();
      await press(note(root), 'Enter', { [modifier]: true });
      expect(save).toHaveBeenCalledOnce();
    });
  }

  it('saves after a pause, for a popup can vanish without a blur', async () => {
    const save = saving();
    const root = await show(<AnnotationEditor annotation={annotation} onSave={save} />);
    await type(note(root), 'Second');
    await doing(() => vi.advanceTimersByTime(1000));
    expect(save).toHaveBeenCalledOnce();
  });

  it('saves when it goes away', async () => {
    const save = saving();
    const root = await show(<AnnotationEditor annotation={annotation} onSave={save} />);
    await type(note(root), 'Second');
    await show(null, root);
    expect(save).toHaveBeenCalledExactlyOnceWith({ note: 'Second', before: 'First', tags: ['dams'] });
  });

  it('keeps what was typed when saving fails, says why, and tries again', async () => {
    const save = saving().mockResolvedValueOnce(full);
    const root = await show(<AnnotationEditor annotation={annotation} onSave={save} />);
    await type(note(root), 'Second');
    await blur(note(root));
    expect(note(root).value).toBe('Second');
    expect(find(root, '[role="alert"]').textContent).toContain('disk space');
    await click(find(root, 'button', 'Try again'));
    expect(save).toHaveBeenLastCalledWith({ note: 'Second', before: 'First', tags: ['dams'] });
    expect(find(root, '[role="alert"]').textContent).toBe('');
    expect(find(root, '[role="status"]').textContent).toBe('Saved');
  });

  it('tries a colour again that could not be saved', async () => {
    const save = saving().mockResolvedValueOnce(full);
    const root = await show(<AnnotationEditor annotation={annotation} onSave={save} />);
    await click(find(root, 'input[value="pink"]'));
    await click(find(root, 'button', 'Try again'));
    expect(save.mock.calls).toEqual([[{ color: 'pink' }], [{ color: 'pink' }]]);
  });

  it('keeps unsaved words when the annotation changes elsewhere', async () => {
    const save = saving();
    const root = await show(<AnnotationEditor annotation={annotation} onSave={save} />);
    await type(note(root), 'Mine');
    const theirs = revised(annotation, { note: 'Theirs' }, '2026-03-15T00:00:00.000Z');
    await show(<AnnotationEditor annotation={theirs} onSave={save} />, root);
    expect(note(root).value).toBe('Mine');
  });

  it('shows what changed elsewhere where nothing is unsaved', async () => {
    const save = saving();
    const root = await show(<AnnotationEditor annotation={annotation} onSave={save} />);
    const theirs = revised(annotation, { note: 'Theirs' }, '2026-03-15T00:00:00.000Z');
    await show(<AnnotationEditor annotation={theirs} onSave={save} />, root);
    expect(note(root).value).toBe('Theirs');
  });

  it('reads tags parted by the commas of several scripts', async () => {
    const save = saving();
    const root = await show(<AnnotationEditor annotation={annotation} onSave={save} />);
    const tags = find(root, 'input[type="text"]');
    await type(tags, 'dams, #water، valley ,dams');
    await blur(tags);
    expect(save).toHaveBeenCalledExactlyOnceWith({ note: 'First', before: 'First', tags: ['dams', 'water', 'valley'] });
  });

  it('sets a status, and takes it away again', async () => {
    const save = saving();
    const root = await show(<AnnotationEditor annotation={annotation} onSave={save} />);
    const status = find(root, 'select') as HTMLSelectElement;
    expect(status.value).toBe('');
    await choose(status, 'disputed');
    expect(save).toHaveBeenLastCalledWith({ status: 'disputed' });
    await show(<AnnotationEditor annotation={{ ...annotation, status: 'disputed' }} onSave={save} />, root);
    expect(status.value).toBe('disputed');
    await choose(status, '');
    expect(save).toHaveBeenLastCalledWith({ status: null });
  });

  it('offers a speaker where it knows who can be chosen, and not of a key point', async () => {
    const speakers = [{ name: 'Ilse Varga', role: null }];
    const editor = (kind: 'quotation' | 'key-point') => (
      <AnnotationEditor
        annotation={{ ...annotation, finding: { ...annotation.finding, kind } }}
        speakers={speakers}
        onSave={save}
      />
    );
    const save = saving();
    const root = await show(editor('quotation'));
    await choose(find(root, '.pm-speaker-choice select') as HTMLSelectElement, '0');
    expect(save).toHaveBeenLastCalledWith({ speaker: speakers[0] });
    await show(editor('key-point'), root);
    expect(root.querySelector('.pm-speaker-choice')).toBeNull();
  });
});
