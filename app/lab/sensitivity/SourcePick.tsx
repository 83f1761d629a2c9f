"use client";

import { SelectField } from "../../_edit/Fields.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { useLab } from "../_scenarios/useLab.ts";
import { type Source, sourceChoices, sourceKey, sourceOfKey, variantChoices } from "./sources.ts";

export interface SourcePickProps {
  readonly label: string;
  readonly value: Source;
  readonly onValue: (value: Source) => void;
}

/** A scenario of the desk, or a preset and its variant. */
export function SourcePick({ label, value, onValue }: SourcePickProps) {
  const words = useWords();
  const language = useLanguage();
  const lab = useLab();
  const variants = variantChoices(value, language);
  return (
    <>
      <SelectField
        label={label}
        value={sourceKey(value)}
        choices={sourceChoices(lab, language)}
        onValue={(key) => onValue(sourceOfKey(key))}
      />
      {value.kind === "preset" && variants.length > 1 && (
        <SelectField
          label={words("presets.variant")}
          value={value.variant}
          choices={variants}
          onValue={(variant) => onValue({ ...value, variant })}
        />
      )}
    </>
  );
}
