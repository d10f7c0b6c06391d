import { z } from "zod";
import {
  checkbox,
  currency,
  id,
  money,
  notChosen,
  optionalText,
  prose,
  requiredText,
  rowVersion,
  vocabularyKey,
  wholeNumber,
} from "@/lib/forms/fields";

const productFields = {
  sku: requiredText("the article number", 60),
  name: requiredText("the name of the product"),
  description: prose(),
  category: vocabularyKey("the shelf it stands on"),
  unit_price: money,
  currency,
  stock_quantity: z.union([notChosen, wholeNumber(0, 10_000_000)]),
  requires_prescription: checkbox,
  manufacturer: optionalText(),
  batch_number: optionalText(100),
  is_active: checkbox,
};

export const createProductInput = z.object(productFields);

export const updateProductInput = z.object({ ...productFields, id, rowVersion });
