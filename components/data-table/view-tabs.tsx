"use client";

import Link from "next/link";
import { useState } from "react";
import { ActionButton } from "@/components/forms/action-button";
import { ActionForm } from "@/components/forms/action-form";
import { CheckboxField, TextField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Button } from "@/components/ui/button";
import type { SavedView, ViewRoomName } from "@/lib/lists/queries";
import { removeView, saveView } from "@/lib/saved-views/actions";

type ViewTabsProps = {
  room: ViewRoomName;
  /** Views that every list of this kind has. */
  standing: { name: string; query: string }[];
  views: SavedView[];
  /** The present filters and order. */
  query: string;
  canShare: boolean;
  canRemoveShared: boolean;
};

/** The same filters in the same order, whatever order they stand in. */
function normal(query: string): string {
  const entries = new URLSearchParams(query);
  for (const passing of ["page", "search", "month"]) entries.delete(passing);
  entries.sort();
  return entries.toString();
}

export function ViewTabs({ room, standing, views, query, canShare, canRemoveShared }: ViewTabsProps) {
  const [isSaving, setSaving] = useState(false);
  const present = normal(query);
  const shown = views.find((view) => normal(view.query) === present);
  const isKnown = shown !== undefined || standing.some((view) => normal(view.query) === present);
  const tab =
    "-mb-px inline-flex h-9 items-center border-b-2 border-transparent px-2 text-quiet hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink";
  return (
    <div className="mb-3 flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 border-b text-xs">
        <nav aria-label="Views of this list">
          <ul className="flex flex-wrap gap-x-2">
            {[...standing.map((view) => ({ ...view, id: view.name, isShared: false })), ...views].map((view) => (
              <li key={view.id}>
                <Link
                  href={`/${room}?${view.query}`}
                  prefetch={false}
                  aria-current={normal(view.query) === present ? "page" : undefined}
                  className={tab}
                >
                  {view.name}
                  {view.isShared && <span className="ml-1 text-2xs text-quiet">shared</span>}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {shown && (shown.isMine || canRemoveShared) && (
          <ActionButton
            action={removeView}
            fields={{ viewId: shown.id }}
            label="Remove this view"
            question={`Remove ${shown.name}?`}
          />
        )}
        {!isKnown && (
          <Button look="quiet" aria-expanded={isSaving} onClick={() => setSaving(!isSaving)}>
            Save as a view
          </Button>
        )}
      </div>
      {isSaving && !isKnown && (
        <ActionForm action={saveView} className="flex flex-wrap items-end gap-3">
          {({ value, checked, errors }) => (
            <>
              <input type="hidden" name="room" value={room} />
              <input type="hidden" name="query" value={query} />
              <TextField
                label="Name of the view"
                name="name"
                maxLength={60}
                autoFocus
                defaultValue={value("name")}
                errors={errors("name")}
              />
              {canShare && (
                <CheckboxField
                  label="For everybody in the lab"
                  name="is_shared"
                  defaultChecked={checked("is_shared")}
                />
              )}
              <SubmitButton look="plain">Save view</SubmitButton>
            </>
          )}
        </ActionForm>
      )}
    </div>
  );
}
