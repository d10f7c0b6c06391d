
export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type Database = {
  
  "public": {
          Tables: {
            "access_purposes": {
                  Row: {
                    "description": string,"is_active": boolean,"key": string,"name": string,"sequence_order": number
                  }
                  ComputedFields: never
                  Insert: {
                    "description": string,"is_active"?: boolean,"key": string,"name": string,"sequence_order": number
                  }
                  Update: {
                    "description"?: string,"is_active"?: boolean,"key"?: string,"name"?: string,"sequence_order"?: number
                  }
                  Relationships: [
                    
                  ]
                },"bracket_placements": {
                  Row: {
                    "bracket_id": string | null,"created_at": string,"id": string,"legacy_id": number | null,"name": string,"organization_id": string,"placement_type": number | null,"practice_id": string | null,"project_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "bracket_id"?: string | null,"created_at"?: string,"id"?: string,"legacy_id"?: number | null,"name"?: string,"organization_id"?: string,"placement_type"?: number | null,"practice_id"?: string | null,"project_id": string
                  }
                  Update: {
                    "bracket_id"?: string | null,"created_at"?: string,"id"?: string,"legacy_id"?: number | null,"name"?: string,"organization_id"?: string,"placement_type"?: number | null,"practice_id"?: string | null,"project_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "bracket_placements_bracket_id_organization_id_fkey"
      columns: ["bracket_id","organization_id"]
isOneToOne: false
      referencedRelation: "brackets"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "bracket_placements_project_id_organization_id_fkey"
      columns: ["project_id","organization_id"]
isOneToOne: false
      referencedRelation: "active_projects"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "bracket_placements_project_id_organization_id_fkey"
      columns: ["project_id","organization_id"]
isOneToOne: false
      referencedRelation: "projects"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"brackets": {
                  Row: {
                    "arch": string | null,"base_height": number | null,"base_thickness": number | null,"base_width": number | null,"bracket_type": string | null,"code": string,"created_at": string,"currency": string,"id": string,"is_active": boolean,"legacy_id": number | null,"manufacturer": string | null,"material": string | null,"model": string | null,"name": string,"organization_id": string,"row_version": number,"slot_size": number | null,"tooth_position": string | null,"unit_cost": number | null,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "arch"?: string | null,"base_height"?: number | null,"base_thickness"?: number | null,"base_width"?: number | null,"bracket_type"?: string | null,"code": string,"created_at"?: string,"currency"?: string,"id"?: string,"is_active"?: boolean,"legacy_id"?: number | null,"manufacturer"?: string | null,"material"?: string | null,"model"?: string | null,"name": string,"organization_id"?: string,"row_version"?: number,"slot_size"?: number | null,"tooth_position"?: string | null,"unit_cost"?: number | null,"updated_at"?: string
                  }
                  Update: {
                    "arch"?: string | null,"base_height"?: number | null,"base_thickness"?: number | null,"base_width"?: number | null,"bracket_type"?: string | null,"code"?: string,"created_at"?: string,"currency"?: string,"id"?: string,"is_active"?: boolean,"legacy_id"?: number | null,"manufacturer"?: string | null,"material"?: string | null,"model"?: string | null,"name"?: string,"organization_id"?: string,"row_version"?: number,"slot_size"?: number | null,"tooth_position"?: string | null,"unit_cost"?: number | null,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "brackets_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    }
                  ]
                },"case_facts": {
                  Row: {
                    "cancelled_on": string | null,"case_id": string,"case_type": string,"completed_on": string | null,"doctor_id": string | null,"opened_on": string,"organization_id": string,"out_on": string | null,"practice_id": string | null,"priority": string,"state": string,"turnaround_minutes": number | null,"workflow_template_id": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "cancelled_on"?: string | null,"case_id": string,"case_type": string,"completed_on"?: string | null,"doctor_id"?: string | null,"opened_on": string,"organization_id": string,"out_on"?: never,"practice_id"?: string | null,"priority": string,"state": string,"turnaround_minutes"?: number | null,"workflow_template_id"?: string | null
                  }
                  Update: {
                    "cancelled_on"?: string | null,"case_id"?: string,"case_type"?: string,"completed_on"?: string | null,"doctor_id"?: string | null,"opened_on"?: string,"organization_id"?: string,"out_on"?: never,"practice_id"?: string | null,"priority"?: string,"state"?: string,"turnaround_minutes"?: number | null,"workflow_template_id"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "case_facts_case_id_fkey"
      columns: ["case_id"]
isOneToOne: true
      referencedRelation: "case_dashboard"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "case_facts_case_id_fkey"
      columns: ["case_id"]
isOneToOne: true
      referencedRelation: "cases"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "case_facts_case_id_fkey"
      columns: ["case_id"]
isOneToOne: true
      referencedRelation: "unread_cases"
      referencedColumns: ["id"]
    }
                  ]
                },"case_files": {
                  Row: {
                    "case_id": string,"created_at": string,"file_id": string,"id": string,"organization_id": string,"practice_id": string | null,"purpose": string
                  }
                  ComputedFields: never
                  Insert: {
                    "case_id": string,"created_at"?: string,"file_id": string,"id"?: string,"organization_id"?: string,"practice_id"?: string | null,"purpose"?: string
                  }
                  Update: {
                    "case_id"?: string,"created_at"?: string,"file_id"?: string,"id"?: string,"organization_id"?: string,"practice_id"?: string | null,"purpose"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "case_files_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "case_dashboard"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "case_files_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "case_files_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "case_files_file_id_organization_id_fkey"
      columns: ["file_id","organization_id"]
isOneToOne: false
      referencedRelation: "files"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"case_state_history": {
                  Row: {
                    "case_id": string,"changed_by": string | null,"created_at": string,"from_state": string | null,"id": string,"organization_id": string,"patient_id": string,"position": number,"practice_id": string | null,"reason": string | null,"source": string,"source_ref": string | null,"to_state": string
                  }
                  ComputedFields: never
                  Insert: {
                    "case_id": string,"changed_by"?: string | null,"created_at"?: string,"from_state"?: string | null,"id"?: string,"organization_id": string,"patient_id": string,"position": number,"practice_id"?: string | null,"reason"?: string | null,"source"?: string,"source_ref"?: string | null,"to_state": string
                  }
                  Update: {
                    "case_id"?: string,"changed_by"?: string | null,"created_at"?: string,"from_state"?: string | null,"id"?: string,"organization_id"?: string,"patient_id"?: string,"position"?: number,"practice_id"?: string | null,"reason"?: string | null,"source"?: string,"source_ref"?: string | null,"to_state"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "case_state_history_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "case_dashboard"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "case_state_history_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "case_state_history_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "case_state_history_changed_by_organization_id_fkey"
      columns: ["changed_by","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "case_state_history_from_state_fkey"
      columns: ["from_state"]
isOneToOne: false
      referencedRelation: "case_states"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "case_state_history_to_state_fkey"
      columns: ["to_state"]
isOneToOne: false
      referencedRelation: "case_states"
      referencedColumns: ["key"]
    }
                  ]
                },"case_state_transitions": {
                  Row: {
                    "allowed_roles": (string)[],"from_state": string,"kind": string,"requires_reason": boolean,"to_state": string
                  }
                  ComputedFields: never
                  Insert: {
                    "allowed_roles": (string)[],"from_state": string,"kind": string,"requires_reason"?: boolean,"to_state": string
                  }
                  Update: {
                    "allowed_roles"?: (string)[],"from_state"?: string,"kind"?: string,"requires_reason"?: boolean,"to_state"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "case_state_transitions_from_state_fkey"
      columns: ["from_state"]
isOneToOne: false
      referencedRelation: "case_states"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "case_state_transitions_to_state_fkey"
      columns: ["to_state"]
isOneToOne: false
      referencedRelation: "case_states"
      referencedColumns: ["key"]
    }
                  ]
                },"case_states": {
                  Row: {
                    "color": string,"description": string,"is_active": boolean,"is_final": boolean,"key": string,"name": string,"sequence_order": number
                  }
                  ComputedFields: never
                  Insert: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"is_final"?: boolean,"key": string,"name": string,"sequence_order": number
                  }
                  Update: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"is_final"?: boolean,"key"?: string,"name"?: string,"sequence_order"?: number
                  }
                  Relationships: [
                    
                  ]
                },"case_stays": {
                  Row: {
                    "case_id": string,"left_by": string | null,"left_on": string,"minutes": number,"next_state": string,"organization_id": string,"position": number,"practice_id": string | null,"state": string
                  }
                  ComputedFields: never
                  Insert: {
                    "case_id": string,"left_by"?: string | null,"left_on": string,"minutes": number,"next_state": string,"organization_id": string,"position": number,"practice_id"?: string | null,"state": string
                  }
                  Update: {
                    "case_id"?: string,"left_by"?: string | null,"left_on"?: string,"minutes"?: number,"next_state"?: string,"organization_id"?: string,"position"?: number,"practice_id"?: string | null,"state"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "case_stays_case_id_fkey"
      columns: ["case_id"]
isOneToOne: false
      referencedRelation: "case_dashboard"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "case_stays_case_id_fkey"
      columns: ["case_id"]
isOneToOne: false
      referencedRelation: "cases"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "case_stays_case_id_fkey"
      columns: ["case_id"]
isOneToOne: false
      referencedRelation: "unread_cases"
      referencedColumns: ["id"]
    }
                  ]
                },"case_types": {
                  Row: {
                    "color": string,"description": string,"is_active": boolean,"key": string,"name": string,"sequence_order": number
                  }
                  ComputedFields: never
                  Insert: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"key": string,"name": string,"sequence_order": number
                  }
                  Update: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"key"?: string,"name"?: string,"sequence_order"?: number
                  }
                  Relationships: [
                    
                  ]
                },"cases": {
                  Row: {
                    "assignee_id": string | null,"cancelled_at": string | null,"case_number": string,"case_type": string,"completed_at": string | null,"created_at": string,"current_state": string,"description": string,"doctor_id": string | null,"due_at": string | null,"held_from": string | null,"id": string,"legacy": NonNullable<Json>,"legacy_id": number | null,"organization_id": string,"patient_id": string,"patient_name": string | null,"practice_id": string | null,"priority": string,"row_version": number,"search_text": string,"state_since": string,"title": string,"updated_at": string,"workflow_template_id": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "assignee_id"?: string | null,"cancelled_at"?: string | null,"case_number": string,"case_type"?: string,"completed_at"?: string | null,"created_at"?: string,"current_state"?: string,"description"?: string,"doctor_id"?: string | null,"due_at"?: string | null,"held_from"?: string | null,"id"?: string,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"organization_id"?: string,"patient_id": string,"patient_name"?: string | null,"practice_id"?: string | null,"priority"?: string,"row_version"?: number,"search_text"?: never,"state_since"?: string,"title": string,"updated_at"?: string,"workflow_template_id"?: string | null
                  }
                  Update: {
                    "assignee_id"?: string | null,"cancelled_at"?: string | null,"case_number"?: string,"case_type"?: string,"completed_at"?: string | null,"created_at"?: string,"current_state"?: string,"description"?: string,"doctor_id"?: string | null,"due_at"?: string | null,"held_from"?: string | null,"id"?: string,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"organization_id"?: string,"patient_id"?: string,"patient_name"?: string | null,"practice_id"?: string | null,"priority"?: string,"row_version"?: number,"search_text"?: never,"state_since"?: string,"title"?: string,"updated_at"?: string,"workflow_template_id"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "cases_assignee_id_organization_id_fkey"
      columns: ["assignee_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "cases_case_type_fkey"
      columns: ["case_type"]
isOneToOne: false
      referencedRelation: "case_types"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "cases_current_state_fkey"
      columns: ["current_state"]
isOneToOne: false
      referencedRelation: "case_states"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "cases_doctor_id_organization_id_fkey"
      columns: ["doctor_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "cases_held_from_fkey"
      columns: ["held_from"]
isOneToOne: false
      referencedRelation: "case_states"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "cases_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "cases_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "cases_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "cases_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "cases_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "cases_practice_id_organization_id_fkey"
      columns: ["practice_id","organization_id"]
isOneToOne: false
      referencedRelation: "practices"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "cases_priority_fkey"
      columns: ["priority"]
isOneToOne: false
      referencedRelation: "priorities"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "cases_workflow_template_id_organization_id_fkey"
      columns: ["workflow_template_id","organization_id"]
isOneToOne: false
      referencedRelation: "workflow_templates"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"comments": {
                  Row: {
                    "author_id": string | null,"body": string,"case_id": string | null,"created_at": string,"id": string,"is_internal": boolean,"legacy": NonNullable<Json>,"legacy_id": number | null,"order_id": string | null,"organization_id": string,"plan_id": string | null,"practice_id": string | null,"project_id": string | null,"row_version": number,"task_id": string | null,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "author_id"?: string | null,"body": string,"case_id"?: string | null,"created_at"?: string,"id"?: string,"is_internal"?: boolean,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"order_id"?: string | null,"organization_id"?: string,"plan_id"?: string | null,"practice_id"?: string | null,"project_id"?: string | null,"row_version"?: number,"task_id"?: string | null,"updated_at"?: string
                  }
                  Update: {
                    "author_id"?: string | null,"body"?: string,"case_id"?: string | null,"created_at"?: string,"id"?: string,"is_internal"?: boolean,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"order_id"?: string | null,"organization_id"?: string,"plan_id"?: string | null,"practice_id"?: string | null,"project_id"?: string | null,"row_version"?: number,"task_id"?: string | null,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "comments_author_id_organization_id_fkey"
      columns: ["author_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "comments_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "case_dashboard"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "comments_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "comments_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "comments_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "order_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "comments_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "comments_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "comments_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "comments_plan_id_organization_id_fkey"
      columns: ["plan_id","organization_id"]
isOneToOne: false
      referencedRelation: "plans"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "comments_project_id_organization_id_fkey"
      columns: ["project_id","organization_id"]
isOneToOne: false
      referencedRelation: "active_projects"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "comments_project_id_organization_id_fkey"
      columns: ["project_id","organization_id"]
isOneToOne: false
      referencedRelation: "projects"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "comments_task_id_organization_id_fkey"
      columns: ["task_id","organization_id"]
isOneToOne: false
      referencedRelation: "tasks"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"consents": {
                  Row: {
                    "created_at": string,"evidence": string,"granted_at": string,"id": string,"organization_id": string,"patient_id": string,"practice_id": string | null,"revoked_at": string | null,"scope": string,"version": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"evidence"?: string,"granted_at": string,"id"?: string,"organization_id": string,"patient_id": string,"practice_id"?: string | null,"revoked_at"?: string | null,"scope": string,"version"?: string
                  }
                  Update: {
                    "created_at"?: string,"evidence"?: string,"granted_at"?: string,"id"?: string,"organization_id"?: string,"patient_id"?: string,"practice_id"?: string | null,"revoked_at"?: string | null,"scope"?: string,"version"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "consents_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "consents_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "consents_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "consents_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "consents_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"counted_months": {
                  Row: {
                    "counted_at": string,"month": string,"organization_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "counted_at"?: string,"month": string,"organization_id": string
                  }
                  Update: {
                    "counted_at"?: string,"month"?: string,"organization_id"?: string
                  }
                  Relationships: [
                    
                  ]
                },"discounts": {
                  Row: {
                    "created_at": string,"ends_on": string | null,"id": string,"legacy": NonNullable<Json>,"legacy_id": number | null,"max_uses": number | null,"offer_id": string,"organization_id": string,"percent": number,"reason": string,"row_version": number,"starts_on": string | null,"updated_at": string,"used_count": number
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"ends_on"?: string | null,"id"?: string,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"max_uses"?: number | null,"offer_id": string,"organization_id"?: string,"percent": number,"reason"?: string,"row_version"?: number,"starts_on"?: string | null,"updated_at"?: string,"used_count"?: number
                  }
                  Update: {
                    "created_at"?: string,"ends_on"?: string | null,"id"?: string,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"max_uses"?: number | null,"offer_id"?: string,"organization_id"?: string,"percent"?: number,"reason"?: string,"row_version"?: number,"starts_on"?: string | null,"updated_at"?: string,"used_count"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "discounts_offer_id_organization_id_fkey"
      columns: ["offer_id","organization_id"]
isOneToOne: false
      referencedRelation: "offers"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"discussion_participants": {
                  Row: {
                    "discussion_id": string,"id": string,"joined_at": string,"organization_id": string,"practice_id": string | null,"profile_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "discussion_id": string,"id"?: string,"joined_at"?: string,"organization_id"?: string,"practice_id"?: string | null,"profile_id": string
                  }
                  Update: {
                    "discussion_id"?: string,"id"?: string,"joined_at"?: string,"organization_id"?: string,"practice_id"?: string | null,"profile_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "discussion_participants_discussion_id_organization_id_fkey"
      columns: ["discussion_id","organization_id"]
isOneToOne: false
      referencedRelation: "treatment_discussions"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "discussion_participants_profile_id_organization_id_fkey"
      columns: ["profile_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"discussion_replies": {
                  Row: {
                    "author_id": string | null,"body": string,"created_at": string,"discussion_id": string,"id": string,"legacy_id": number | null,"organization_id": string,"practice_id": string | null,"row_version": number,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "author_id"?: string | null,"body": string,"created_at"?: string,"discussion_id": string,"id"?: string,"legacy_id"?: number | null,"organization_id"?: string,"practice_id"?: string | null,"row_version"?: number,"updated_at"?: string
                  }
                  Update: {
                    "author_id"?: string | null,"body"?: string,"created_at"?: string,"discussion_id"?: string,"id"?: string,"legacy_id"?: number | null,"organization_id"?: string,"practice_id"?: string | null,"row_version"?: number,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "discussion_replies_author_id_organization_id_fkey"
      columns: ["author_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "discussion_replies_discussion_id_organization_id_fkey"
      columns: ["discussion_id","organization_id"]
isOneToOne: false
      referencedRelation: "treatment_discussions"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"discussion_types": {
                  Row: {
                    "color": string,"description": string,"is_active": boolean,"key": string,"name": string,"sequence_order": number
                  }
                  ComputedFields: never
                  Insert: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"key": string,"name": string,"sequence_order": number
                  }
                  Update: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"key"?: string,"name"?: string,"sequence_order"?: number
                  }
                  Relationships: [
                    
                  ]
                },"doctor_notes": {
                  Row: {
                    "author_id": string | null,"body": string,"created_at": string,"doctor_id": string,"id": string,"legacy_id": number | null,"organization_id": string,"row_version": number,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "author_id"?: string | null,"body": string,"created_at"?: string,"doctor_id": string,"id"?: string,"legacy_id"?: number | null,"organization_id"?: string,"row_version"?: number,"updated_at"?: string
                  }
                  Update: {
                    "author_id"?: string | null,"body"?: string,"created_at"?: string,"doctor_id"?: string,"id"?: string,"legacy_id"?: number | null,"organization_id"?: string,"row_version"?: number,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "doctor_notes_author_id_organization_id_fkey"
      columns: ["author_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "doctor_notes_doctor_id_organization_id_fkey"
      columns: ["doctor_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "doctor_notes_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    }
                  ]
                },"duplicate_candidates": {
                  Row: {
                    "band": string,"bits": number,"cluster_id": string | null,"created_at": string,"first_id": string,"id": string,"model_version": number,"objections": (string)[],"organization_id": string,"probability": number,"relation": string | null,"returned_from": string | null,"second_id": string,"terms": NonNullable<Json>,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "band": string,"bits": number,"cluster_id"?: string | null,"created_at"?: string,"first_id": string,"id"?: string,"model_version": number,"objections"?: (string)[],"organization_id": string,"probability": number,"relation"?: string | null,"returned_from"?: string | null,"second_id": string,"terms": NonNullable<Json>,"updated_at"?: string
                  }
                  Update: {
                    "band"?: string,"bits"?: number,"cluster_id"?: string | null,"created_at"?: string,"first_id"?: string,"id"?: string,"model_version"?: number,"objections"?: (string)[],"organization_id"?: string,"probability"?: number,"relation"?: string | null,"returned_from"?: string | null,"second_id"?: string,"terms"?: NonNullable<Json>,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "duplicate_candidates_cluster_id_organization_id_fkey"
      columns: ["cluster_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_clusters"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_candidates_cluster_id_organization_id_fkey"
      columns: ["cluster_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_queue"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_candidates_first_id_organization_id_fkey"
      columns: ["first_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_candidates_first_id_organization_id_fkey"
      columns: ["first_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_candidates_first_id_organization_id_fkey"
      columns: ["first_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_candidates_first_id_organization_id_fkey"
      columns: ["first_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_candidates_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "duplicate_candidates_organization_id_model_version_fkey"
      columns: ["organization_id","model_version"]
isOneToOne: false
      referencedRelation: "match_models"
      referencedColumns: ["organization_id","version"]
    },{
      foreignKeyName: "duplicate_candidates_returned_from_organization_id_fkey"
      columns: ["returned_from","organization_id"]
isOneToOne: false
      referencedRelation: "decision_history"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_candidates_returned_from_organization_id_fkey"
      columns: ["returned_from","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_decisions"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_candidates_second_id_organization_id_fkey"
      columns: ["second_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_candidates_second_id_organization_id_fkey"
      columns: ["second_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_candidates_second_id_organization_id_fkey"
      columns: ["second_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_candidates_second_id_organization_id_fkey"
      columns: ["second_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"duplicate_clusters": {
                  Row: {
                    "band": string,"cases": number,"claimed_until": string | null,"created_at": string,"id": string,"objections": (string)[],"open_cases": number,"organization_id": string,"owner_id": string | null,"practice_id": string | null,"probability": number,"row_version": number,"size": number,"snoozed_until": string | null,"strongest": string,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "band": string,"cases"?: number,"claimed_until"?: string | null,"created_at"?: string,"id"?: string,"objections"?: (string)[],"open_cases"?: number,"organization_id": string,"owner_id"?: string | null,"practice_id"?: string | null,"probability": number,"row_version"?: number,"size": number,"snoozed_until"?: string | null,"strongest": string,"updated_at"?: string
                  }
                  Update: {
                    "band"?: string,"cases"?: number,"claimed_until"?: string | null,"created_at"?: string,"id"?: string,"objections"?: (string)[],"open_cases"?: number,"organization_id"?: string,"owner_id"?: string | null,"practice_id"?: string | null,"probability"?: number,"row_version"?: number,"size"?: number,"snoozed_until"?: string | null,"strongest"?: string,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "duplicate_clusters_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "duplicate_clusters_owner_id_organization_id_fkey"
      columns: ["owner_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_clusters_practice_id_organization_id_fkey"
      columns: ["practice_id","organization_id"]
isOneToOne: false
      referencedRelation: "practices"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"duplicate_decisions": {
                  Row: {
                    "band": string | null,"bits": number | null,"decided_at": string,"decided_by": string | null,"decision": string,"fingerprints": (string)[],"first_id": string,"id": string,"organization_id": string,"origin": string,"reason": string | null,"relation": string | null,"second_id": string,"withdrawn_at": string | null,"withdrawn_by": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "band"?: string | null,"bits"?: number | null,"decided_at"?: string,"decided_by"?: string | null,"decision": string,"fingerprints": (string)[],"first_id": string,"id"?: string,"organization_id": string,"origin"?: string,"reason"?: string | null,"relation"?: string | null,"second_id": string,"withdrawn_at"?: string | null,"withdrawn_by"?: string | null
                  }
                  Update: {
                    "band"?: string | null,"bits"?: number | null,"decided_at"?: string,"decided_by"?: string | null,"decision"?: string,"fingerprints"?: (string)[],"first_id"?: string,"id"?: string,"organization_id"?: string,"origin"?: string,"reason"?: string | null,"relation"?: string | null,"second_id"?: string,"withdrawn_at"?: string | null,"withdrawn_by"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "duplicate_decisions_decided_by_organization_id_fkey"
      columns: ["decided_by","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_decisions_first_id_organization_id_fkey"
      columns: ["first_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_decisions_first_id_organization_id_fkey"
      columns: ["first_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_decisions_first_id_organization_id_fkey"
      columns: ["first_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_decisions_first_id_organization_id_fkey"
      columns: ["first_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_decisions_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "duplicate_decisions_second_id_organization_id_fkey"
      columns: ["second_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_decisions_second_id_organization_id_fkey"
      columns: ["second_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_decisions_second_id_organization_id_fkey"
      columns: ["second_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_decisions_second_id_organization_id_fkey"
      columns: ["second_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_decisions_withdrawn_by_organization_id_fkey"
      columns: ["withdrawn_by","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"duplicate_members": {
                  Row: {
                    "cluster_id": string,"organization_id": string,"patient_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "cluster_id": string,"organization_id": string,"patient_id": string
                  }
                  Update: {
                    "cluster_id"?: string,"organization_id"?: string,"patient_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "duplicate_members_cluster_id_organization_id_fkey"
      columns: ["cluster_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_clusters"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_members_cluster_id_organization_id_fkey"
      columns: ["cluster_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_queue"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_members_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_members_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_members_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_members_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"embeddings": {
                  Row: {
                    "case_id": string | null,"chunk": number,"content": string,"content_hash": string,"created_at": string,"embedding": string,"id": string,"message_id": string | null,"model": string,"order_id": string | null,"organization_id": string,"patient_id": string | null,"practice_id": string | null,"project_id": string | null,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "case_id"?: string | null,"chunk"?: number,"content": string,"content_hash": string,"created_at"?: string,"embedding": string,"id"?: string,"message_id"?: string | null,"model": string,"order_id"?: string | null,"organization_id": string,"patient_id"?: string | null,"practice_id"?: string | null,"project_id"?: string | null,"updated_at"?: string
                  }
                  Update: {
                    "case_id"?: string | null,"chunk"?: number,"content"?: string,"content_hash"?: string,"created_at"?: string,"embedding"?: string,"id"?: string,"message_id"?: string | null,"model"?: string,"order_id"?: string | null,"organization_id"?: string,"patient_id"?: string | null,"practice_id"?: string | null,"project_id"?: string | null,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "embeddings_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "case_dashboard"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "embeddings_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "embeddings_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "embeddings_message_id_organization_id_fkey"
      columns: ["message_id","organization_id"]
isOneToOne: false
      referencedRelation: "messages"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "embeddings_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "order_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "embeddings_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "embeddings_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "embeddings_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "embeddings_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "embeddings_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "embeddings_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "embeddings_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "embeddings_project_id_organization_id_fkey"
      columns: ["project_id","organization_id"]
isOneToOne: false
      referencedRelation: "active_projects"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "embeddings_project_id_organization_id_fkey"
      columns: ["project_id","organization_id"]
isOneToOne: false
      referencedRelation: "projects"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"fact_refreshes": {
                  Row: {
                    "noun": string,"refreshed_at": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "noun": string,"refreshed_at"?: string | null
                  }
                  Update: {
                    "noun"?: string,"refreshed_at"?: string | null
                  }
                  Relationships: [
                    
                  ]
                },"file_types": {
                  Row: {
                    "color": string,"description": string,"is_active": boolean,"key": string,"name": string,"sequence_order": number
                  }
                  ComputedFields: never
                  Insert: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"key": string,"name": string,"sequence_order": number
                  }
                  Update: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"key"?: string,"name"?: string,"sequence_order"?: number
                  }
                  Relationships: [
                    
                  ]
                },"files": {
                  Row: {
                    "byte_size": number,"created_at": string,"description": string,"extension": string,"file_type": string,"id": string,"legacy": NonNullable<Json>,"legacy_id": number | null,"mime_type": string,"name": string,"organization_id": string,"patient_id": string | null,"practice_id": string | null,"row_version": number,"sha256": string | null,"storage_bucket": string,"storage_path": string | null,"updated_at": string,"uploaded_by": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "byte_size": number,"created_at"?: string,"description"?: string,"extension"?: string,"file_type"?: string,"id"?: string,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"mime_type"?: string,"name": string,"organization_id"?: string,"patient_id"?: string | null,"practice_id"?: string | null,"row_version"?: number,"sha256"?: string | null,"storage_bucket"?: string,"storage_path"?: string | null,"updated_at"?: string,"uploaded_by"?: string | null
                  }
                  Update: {
                    "byte_size"?: number,"created_at"?: string,"description"?: string,"extension"?: string,"file_type"?: string,"id"?: string,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"mime_type"?: string,"name"?: string,"organization_id"?: string,"patient_id"?: string | null,"practice_id"?: string | null,"row_version"?: number,"sha256"?: string | null,"storage_bucket"?: string,"storage_path"?: string | null,"updated_at"?: string,"uploaded_by"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "files_file_type_fkey"
      columns: ["file_type"]
isOneToOne: false
      referencedRelation: "file_types"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "files_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "files_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "files_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "files_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "files_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "files_practice_id_organization_id_fkey"
      columns: ["practice_id","organization_id"]
isOneToOne: false
      referencedRelation: "practices"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "files_uploaded_by_organization_id_fkey"
      columns: ["uploaded_by","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"instruction_states": {
                  Row: {
                    "changed_at": string,"changed_by": string | null,"created_at": string,"id": string,"is_on": boolean,"legacy_id": number | null,"order_id": string,"organization_id": string,"practice_id": string | null,"status_code": number
                  }
                  ComputedFields: never
                  Insert: {
                    "changed_at": string,"changed_by"?: string | null,"created_at"?: string,"id"?: string,"is_on": boolean,"legacy_id"?: number | null,"order_id": string,"organization_id": string,"practice_id"?: string | null,"status_code": number
                  }
                  Update: {
                    "changed_at"?: string,"changed_by"?: string | null,"created_at"?: string,"id"?: string,"is_on"?: boolean,"legacy_id"?: number | null,"order_id"?: string,"organization_id"?: string,"practice_id"?: string | null,"status_code"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "instruction_states_changed_by_organization_id_fkey"
      columns: ["changed_by","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "instruction_states_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "order_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "instruction_states_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "instruction_states_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_orders"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"instruction_types": {
                  Row: {
                    "color": string,"description": string,"is_active": boolean,"key": string,"name": string,"sequence_order": number
                  }
                  ComputedFields: never
                  Insert: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"key": string,"name": string,"sequence_order": number
                  }
                  Update: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"key"?: string,"name"?: string,"sequence_order"?: number
                  }
                  Relationships: [
                    
                  ]
                },"instructions": {
                  Row: {
                    "approved_at": string | null,"approved_by": string | null,"content": string,"created_at": string,"created_by": string | null,"id": string,"instruction_type": string,"legacy_id": number | null,"order_id": string,"organization_id": string,"practice_id": string | null,"row_version": number,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "approved_at"?: string | null,"approved_by"?: string | null,"content": string,"created_at"?: string,"created_by"?: string | null,"id"?: string,"instruction_type"?: string,"legacy_id"?: number | null,"order_id": string,"organization_id"?: string,"practice_id"?: string | null,"row_version"?: number,"updated_at"?: string
                  }
                  Update: {
                    "approved_at"?: string | null,"approved_by"?: string | null,"content"?: string,"created_at"?: string,"created_by"?: string | null,"id"?: string,"instruction_type"?: string,"legacy_id"?: number | null,"order_id"?: string,"organization_id"?: string,"practice_id"?: string | null,"row_version"?: number,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "instructions_approved_by_organization_id_fkey"
      columns: ["approved_by","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "instructions_created_by_organization_id_fkey"
      columns: ["created_by","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "instructions_instruction_type_fkey"
      columns: ["instruction_type"]
isOneToOne: false
      referencedRelation: "instruction_types"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "instructions_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "order_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "instructions_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "instructions_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_orders"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"invitations": {
                  Row: {
                    "accepted_at": string | null,"accepted_by": string | null,"created_at": string,"email": string,"expires_at": string,"family_name": string,"given_name": string,"id": string,"invited_by": string | null,"organization_id": string,"practice_id": string | null,"practice_role": string | null,"profile_id": string | null,"revoked_at": string | null,"role": string
                  }
                  ComputedFields: never
                  Insert: {
                    "accepted_at"?: string | null,"accepted_by"?: string | null,"created_at"?: string,"email": string,"expires_at"?: string,"family_name": string,"given_name": string,"id"?: string,"invited_by"?: string | null,"organization_id": string,"practice_id"?: string | null,"practice_role"?: string | null,"profile_id"?: string | null,"revoked_at"?: string | null,"role": string
                  }
                  Update: {
                    "accepted_at"?: string | null,"accepted_by"?: string | null,"created_at"?: string,"email"?: string,"expires_at"?: string,"family_name"?: string,"given_name"?: string,"id"?: string,"invited_by"?: string | null,"organization_id"?: string,"practice_id"?: string | null,"practice_role"?: string | null,"profile_id"?: string | null,"revoked_at"?: string | null,"role"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "invitations_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "invitations_practice_id_organization_id_fkey"
      columns: ["practice_id","organization_id"]
isOneToOne: false
      referencedRelation: "practices"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "invitations_practice_role_fkey"
      columns: ["practice_role"]
isOneToOne: false
      referencedRelation: "practice_roles"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "invitations_profile_id_organization_id_fkey"
      columns: ["profile_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "invitations_role_fkey"
      columns: ["role"]
isOneToOne: false
      referencedRelation: "roles"
      referencedColumns: ["key"]
    }
                  ]
                },"jaws": {
                  Row: {
                    "arch": string,"bond_teeth": string,"created_at": string,"extract_teeth": string,"id": string,"is_labial": boolean | null,"legacy": NonNullable<Json>,"legacy_id": number | null,"order_id": string,"organization_id": string,"practice_id": string | null,"product_id": string | null,"reason": string | null,"row_version": number,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "arch": string,"bond_teeth"?: string,"created_at"?: string,"extract_teeth"?: string,"id"?: string,"is_labial"?: boolean | null,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"order_id": string,"organization_id"?: string,"practice_id"?: string | null,"product_id"?: string | null,"reason"?: string | null,"row_version"?: number,"updated_at"?: string
                  }
                  Update: {
                    "arch"?: string,"bond_teeth"?: string,"created_at"?: string,"extract_teeth"?: string,"id"?: string,"is_labial"?: boolean | null,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"order_id"?: string,"organization_id"?: string,"practice_id"?: string | null,"product_id"?: string | null,"reason"?: string | null,"row_version"?: number,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "jaws_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "order_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "jaws_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "jaws_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "jaws_product_id_organization_id_fkey"
      columns: ["product_id","organization_id"]
isOneToOne: false
      referencedRelation: "products"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"match_models": {
                  Row: {
                    "activated_at": string | null,"created_at": string,"created_by": string | null,"organization_id": string,"origin": string,"patients": number,"quality": NonNullable<Json>,"retired_at": string | null,"version": number,"weights": NonNullable<Json>
                  }
                  ComputedFields: never
                  Insert: {
                    "activated_at"?: string | null,"created_at"?: string,"created_by"?: string | null,"organization_id": string,"origin": string,"patients": number,"quality"?: NonNullable<Json>,"retired_at"?: string | null,"version": number,"weights": NonNullable<Json>
                  }
                  Update: {
                    "activated_at"?: string | null,"created_at"?: string,"created_by"?: string | null,"organization_id"?: string,"origin"?: string,"patients"?: number,"quality"?: NonNullable<Json>,"retired_at"?: string | null,"version"?: number,"weights"?: NonNullable<Json>
                  }
                  Relationships: [
                    {
      foreignKeyName: "match_models_created_by_organization_id_fkey"
      columns: ["created_by","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "match_models_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    }
                  ]
                },"match_scans": {
                  Row: {
                    "beat_at": string | null,"created_at": string,"done": number,"finished_at": string | null,"id": string,"kind": string,"organization_id": string,"patients": number,"report": NonNullable<Json>,"requested_by": string | null,"started_at": string | null,"status": string
                  }
                  ComputedFields: never
                  Insert: {
                    "beat_at"?: string | null,"created_at"?: string,"done"?: number,"finished_at"?: string | null,"id"?: string,"kind": string,"organization_id": string,"patients"?: number,"report"?: NonNullable<Json>,"requested_by"?: string | null,"started_at"?: string | null,"status"?: string
                  }
                  Update: {
                    "beat_at"?: string | null,"created_at"?: string,"done"?: number,"finished_at"?: string | null,"id"?: string,"kind"?: string,"organization_id"?: string,"patients"?: number,"report"?: NonNullable<Json>,"requested_by"?: string | null,"started_at"?: string | null,"status"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "match_scans_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "match_scans_requested_by_organization_id_fkey"
      columns: ["requested_by","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"match_settings": {
                  Row: {
                    "created_at": string,"daily_cap": number,"organization_id": string,"practice_ids": (string)[],"row_version": number,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"daily_cap"?: number,"organization_id": string,"practice_ids"?: (string)[],"row_version"?: number,"updated_at"?: string
                  }
                  Update: {
                    "created_at"?: string,"daily_cap"?: number,"organization_id"?: string,"practice_ids"?: (string)[],"row_version"?: number,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "match_settings_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: true
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    }
                  ]
                },"merge_events": {
                  Row: {
                    "batch_id": string,"candidate": Json | null,"choices": NonNullable<Json>,"folded": NonNullable<Json>,"id": string,"kind": string,"merged_at": string,"merged_by": string | null,"merged_id": string,"moved": NonNullable<Json>,"organization_id": string,"origin": string,"position": number,"reason": string | null,"redoes_id": string | null,"report": NonNullable<Json>,"request": string,"state_after": NonNullable<Json>,"state_before": NonNullable<Json>,"survivor_id": string,"undoes_id": string | null,"undone_at": string | null,"undone_by_id": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "batch_id": string,"candidate"?: Json | null,"choices"?: NonNullable<Json>,"folded"?: NonNullable<Json>,"id"?: string,"kind": string,"merged_at"?: string,"merged_by"?: string | null,"merged_id": string,"moved"?: NonNullable<Json>,"organization_id": string,"origin"?: string,"position"?: never,"reason"?: string | null,"redoes_id"?: string | null,"report"?: NonNullable<Json>,"request": string,"state_after"?: NonNullable<Json>,"state_before"?: NonNullable<Json>,"survivor_id": string,"undoes_id"?: string | null,"undone_at"?: string | null,"undone_by_id"?: string | null
                  }
                  Update: {
                    "batch_id"?: string,"candidate"?: Json | null,"choices"?: NonNullable<Json>,"folded"?: NonNullable<Json>,"id"?: string,"kind"?: string,"merged_at"?: string,"merged_by"?: string | null,"merged_id"?: string,"moved"?: NonNullable<Json>,"organization_id"?: string,"origin"?: string,"position"?: never,"reason"?: string | null,"redoes_id"?: string | null,"report"?: NonNullable<Json>,"request"?: string,"state_after"?: NonNullable<Json>,"state_before"?: NonNullable<Json>,"survivor_id"?: string,"undoes_id"?: string | null,"undone_at"?: string | null,"undone_by_id"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "merge_events_merged_by_organization_id_fkey"
      columns: ["merged_by","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "merge_events_merged_id_organization_id_fkey"
      columns: ["merged_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "merge_events_merged_id_organization_id_fkey"
      columns: ["merged_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "merge_events_merged_id_organization_id_fkey"
      columns: ["merged_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "merge_events_merged_id_organization_id_fkey"
      columns: ["merged_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "merge_events_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "merge_events_redoes_id_organization_id_fkey"
      columns: ["redoes_id","organization_id"]
isOneToOne: false
      referencedRelation: "merge_events"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "merge_events_redoes_id_organization_id_fkey"
      columns: ["redoes_id","organization_id"]
isOneToOne: false
      referencedRelation: "merge_history"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "merge_events_survivor_id_organization_id_fkey"
      columns: ["survivor_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "merge_events_survivor_id_organization_id_fkey"
      columns: ["survivor_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "merge_events_survivor_id_organization_id_fkey"
      columns: ["survivor_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "merge_events_survivor_id_organization_id_fkey"
      columns: ["survivor_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "merge_events_undoes_id_organization_id_fkey"
      columns: ["undoes_id","organization_id"]
isOneToOne: false
      referencedRelation: "merge_events"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "merge_events_undoes_id_organization_id_fkey"
      columns: ["undoes_id","organization_id"]
isOneToOne: false
      referencedRelation: "merge_history"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "merge_events_undone_by_id_organization_id_fkey"
      columns: ["undone_by_id","organization_id"]
isOneToOne: false
      referencedRelation: "merge_events"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "merge_events_undone_by_id_organization_id_fkey"
      columns: ["undone_by_id","organization_id"]
isOneToOne: false
      referencedRelation: "merge_history"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"merge_rows": {
                  Row: {
                    "column_name": string | null,"event_id": string,"new_value": Json | null,"old_value": Json | null,"op": string,"organization_id": string,"position": number,"row_before": Json | null,"row_key": NonNullable<Json>,"table_name": string
                  }
                  ComputedFields: never
                  Insert: {
                    "column_name"?: string | null,"event_id": string,"new_value"?: Json | null,"old_value"?: Json | null,"op": string,"organization_id": string,"position": number,"row_before"?: Json | null,"row_key": NonNullable<Json>,"table_name": string
                  }
                  Update: {
                    "column_name"?: string | null,"event_id"?: string,"new_value"?: Json | null,"old_value"?: Json | null,"op"?: string,"organization_id"?: string,"position"?: number,"row_before"?: Json | null,"row_key"?: NonNullable<Json>,"table_name"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "merge_rows_event_id_organization_id_fkey"
      columns: ["event_id","organization_id"]
isOneToOne: false
      referencedRelation: "merge_events"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "merge_rows_event_id_organization_id_fkey"
      columns: ["event_id","organization_id"]
isOneToOne: false
      referencedRelation: "merge_history"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"message_analytics": {
                  Row: {
                    "answered_count": number,"counted_at": string,"counted_from": number,"median_minutes": number | null,"month": string,"organization_id": string,"p90_minutes": number | null,"question_count": number,"received_count": number,"written_count": number
                  }
                  ComputedFields: never
                  Insert: {
                    "answered_count": number,"counted_at"?: string,"counted_from": number,"median_minutes"?: number | null,"month": string,"organization_id": string,"p90_minutes"?: number | null,"question_count": number,"received_count": number,"written_count": number
                  }
                  Update: {
                    "answered_count"?: number,"counted_at"?: string,"counted_from"?: number,"median_minutes"?: number | null,"month"?: string,"organization_id"?: string,"p90_minutes"?: number | null,"question_count"?: number,"received_count"?: number,"written_count"?: number
                  }
                  Relationships: [
                    
                  ]
                },"message_attachments": {
                  Row: {
                    "attached_at": string,"display_name": string | null,"file_id": string,"id": string,"message_id": string,"organization_id": string,"practice_id": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "attached_at"?: string,"display_name"?: string | null,"file_id": string,"id"?: string,"message_id": string,"organization_id"?: string,"practice_id"?: string | null
                  }
                  Update: {
                    "attached_at"?: string,"display_name"?: string | null,"file_id"?: string,"id"?: string,"message_id"?: string,"organization_id"?: string,"practice_id"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "message_attachments_file_id_organization_id_fkey"
      columns: ["file_id","organization_id"]
isOneToOne: false
      referencedRelation: "files"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "message_attachments_message_id_organization_id_fkey"
      columns: ["message_id","organization_id"]
isOneToOne: false
      referencedRelation: "messages"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"message_reads": {
                  Row: {
                    "message_id": string,"profile_id": string,"read_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "message_id": string,"profile_id"?: string,"read_at"?: string
                  }
                  Update: {
                    "message_id"?: string,"profile_id"?: string,"read_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "message_reads_message_id_fkey"
      columns: ["message_id"]
isOneToOne: false
      referencedRelation: "messages"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "message_reads_profile_id_fkey"
      columns: ["profile_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"message_types": {
                  Row: {
                    "category": string,"color": string,"description": string,"is_active": boolean,"key": string,"name": string,"sequence_order": number
                  }
                  ComputedFields: never
                  Insert: {
                    "category": string,"color"?: string,"description"?: string,"is_active"?: boolean,"key": string,"name": string,"sequence_order": number
                  }
                  Update: {
                    "category"?: string,"color"?: string,"description"?: string,"is_active"?: boolean,"key"?: string,"name"?: string,"sequence_order"?: number
                  }
                  Relationships: [
                    
                  ]
                },"messages": {
                  Row: {
                    "body": string,"case_id": string | null,"created_at": string,"id": string,"legacy": NonNullable<Json>,"legacy_id": number | null,"message_type": string,"order_id": string | null,"organization_id": string,"patient_id": string | null,"practice_id": string | null,"recipient_id": string | null,"reply_to_id": string | null,"row_version": number,"sender_id": string | null,"subject": string | null,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "body": string,"case_id"?: string | null,"created_at"?: string,"id"?: string,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"message_type"?: string,"order_id"?: string | null,"organization_id"?: string,"patient_id"?: string | null,"practice_id"?: string | null,"recipient_id"?: string | null,"reply_to_id"?: string | null,"row_version"?: number,"sender_id"?: string | null,"subject"?: string | null,"updated_at"?: string
                  }
                  Update: {
                    "body"?: string,"case_id"?: string | null,"created_at"?: string,"id"?: string,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"message_type"?: string,"order_id"?: string | null,"organization_id"?: string,"patient_id"?: string | null,"practice_id"?: string | null,"recipient_id"?: string | null,"reply_to_id"?: string | null,"row_version"?: number,"sender_id"?: string | null,"subject"?: string | null,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "messages_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "case_dashboard"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "messages_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "messages_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "messages_message_type_fkey"
      columns: ["message_type"]
isOneToOne: false
      referencedRelation: "message_types"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "messages_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "order_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "messages_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "messages_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "messages_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "messages_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "messages_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "messages_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "messages_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "messages_recipient_id_organization_id_fkey"
      columns: ["recipient_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "messages_reply_to_id_organization_id_fkey"
      columns: ["reply_to_id","organization_id"]
isOneToOne: false
      referencedRelation: "messages"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "messages_sender_id_organization_id_fkey"
      columns: ["sender_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"offers": {
                  Row: {
                    "created_at": string,"currency": string,"doctor_id": string,"id": string,"legacy_id": number | null,"organization_id": string,"price_both": number | null,"price_lower": number | null,"price_upper": number | null,"product_id": string,"row_version": number,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"currency"?: string,"doctor_id": string,"id"?: string,"legacy_id"?: number | null,"organization_id"?: string,"price_both"?: number | null,"price_lower"?: number | null,"price_upper"?: number | null,"product_id": string,"row_version"?: number,"updated_at"?: string
                  }
                  Update: {
                    "created_at"?: string,"currency"?: string,"doctor_id"?: string,"id"?: string,"legacy_id"?: number | null,"organization_id"?: string,"price_both"?: number | null,"price_lower"?: number | null,"price_upper"?: number | null,"product_id"?: string,"row_version"?: number,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "offers_doctor_id_organization_id_fkey"
      columns: ["doctor_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "offers_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "offers_product_id_organization_id_fkey"
      columns: ["product_id","organization_id"]
isOneToOne: false
      referencedRelation: "products"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"order_cases": {
                  Row: {
                    "case_id": string,"id": string,"linked_at": string,"order_id": string,"organization_id": string,"practice_id": string | null,"relationship": string,"stage_number": number | null
                  }
                  ComputedFields: never
                  Insert: {
                    "case_id": string,"id"?: string,"linked_at"?: string,"order_id": string,"organization_id"?: string,"practice_id"?: string | null,"relationship"?: string,"stage_number"?: number | null
                  }
                  Update: {
                    "case_id"?: string,"id"?: string,"linked_at"?: string,"order_id"?: string,"organization_id"?: string,"practice_id"?: string | null,"relationship"?: string,"stage_number"?: number | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "order_cases_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "case_dashboard"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "order_cases_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "order_cases_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "order_cases_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "order_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "order_cases_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "order_cases_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_orders"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"order_facts": {
                  Row: {
                    "cancelled_on": string | null,"case_id": string | null,"completed_on": string | null,"currency": string,"discount_amount": number,"doctor_id": string | null,"has_contradiction": boolean,"held_minutes": number,"is_past_due": boolean | null,"order_id": string,"order_type": string,"organization_id": string,"out_on": string | null,"practice_id": string | null,"priority": string,"refunded_on": string | null,"sent_on": string,"shipped_on": string | null,"state": string,"subtotal": number,"tax_amount": number,"total_amount": number,"turnaround_minutes": number | null
                  }
                  ComputedFields: never
                  Insert: {
                    "cancelled_on"?: string | null,"case_id"?: string | null,"completed_on"?: string | null,"currency": string,"discount_amount": number,"doctor_id"?: string | null,"has_contradiction"?: boolean,"held_minutes"?: number,"is_past_due"?: boolean | null,"order_id": string,"order_type": string,"organization_id": string,"out_on"?: never,"practice_id"?: string | null,"priority": string,"refunded_on"?: string | null,"sent_on": string,"shipped_on"?: string | null,"state": string,"subtotal": number,"tax_amount": number,"total_amount": number,"turnaround_minutes"?: number | null
                  }
                  Update: {
                    "cancelled_on"?: string | null,"case_id"?: string | null,"completed_on"?: string | null,"currency"?: string,"discount_amount"?: number,"doctor_id"?: string | null,"has_contradiction"?: boolean,"held_minutes"?: number,"is_past_due"?: boolean | null,"order_id"?: string,"order_type"?: string,"organization_id"?: string,"out_on"?: never,"practice_id"?: string | null,"priority"?: string,"refunded_on"?: string | null,"sent_on"?: string,"shipped_on"?: string | null,"state"?: string,"subtotal"?: number,"tax_amount"?: number,"total_amount"?: number,"turnaround_minutes"?: number | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "order_facts_order_id_fkey"
      columns: ["order_id"]
isOneToOne: true
      referencedRelation: "order_summaries"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "order_facts_order_id_fkey"
      columns: ["order_id"]
isOneToOne: true
      referencedRelation: "orders"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "order_facts_order_id_fkey"
      columns: ["order_id"]
isOneToOne: true
      referencedRelation: "unread_orders"
      referencedColumns: ["id"]
    }
                  ]
                },"order_files": {
                  Row: {
                    "created_at": string,"file_id": string,"id": string,"order_id": string,"organization_id": string,"practice_id": string | null,"purpose": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"file_id": string,"id"?: string,"order_id": string,"organization_id"?: string,"practice_id"?: string | null,"purpose"?: string
                  }
                  Update: {
                    "created_at"?: string,"file_id"?: string,"id"?: string,"order_id"?: string,"organization_id"?: string,"practice_id"?: string | null,"purpose"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "order_files_file_id_organization_id_fkey"
      columns: ["file_id","organization_id"]
isOneToOne: false
      referencedRelation: "files"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "order_files_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "order_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "order_files_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "order_files_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_orders"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"order_items": {
                  Row: {
                    "created_at": string,"customizations": NonNullable<Json>,"id": string,"legacy_id": number | null,"order_id": string,"organization_id": string,"practice_id": string | null,"product_id": string,"quantity": number,"row_version": number,"total_price": number,"unit_price": number,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"customizations"?: NonNullable<Json>,"id"?: string,"legacy_id"?: number | null,"order_id": string,"organization_id"?: string,"practice_id"?: string | null,"product_id": string,"quantity"?: number,"row_version"?: number,"total_price"?: never,"unit_price": number,"updated_at"?: string
                  }
                  Update: {
                    "created_at"?: string,"customizations"?: NonNullable<Json>,"id"?: string,"legacy_id"?: number | null,"order_id"?: string,"organization_id"?: string,"practice_id"?: string | null,"product_id"?: string,"quantity"?: number,"row_version"?: number,"total_price"?: never,"unit_price"?: number,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "order_items_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "order_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "order_items_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "order_items_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "order_items_product_id_organization_id_fkey"
      columns: ["product_id","organization_id"]
isOneToOne: false
      referencedRelation: "products"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"order_state_evidence": {
                  Row: {
                    "confidence": number | null,"created_at": string,"id": string,"legacy_id": number | null,"message_id": string,"order_id": string,"organization_id": string,"phrase": string | null,"practice_id": string | null,"rule": string | null,"rules_edition": number,"state": string | null,"told_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "confidence"?: number | null,"created_at"?: string,"id"?: string,"legacy_id"?: number | null,"message_id": string,"order_id": string,"organization_id": string,"phrase"?: string | null,"practice_id"?: string | null,"rule"?: string | null,"rules_edition": number,"state"?: string | null,"told_at": string
                  }
                  Update: {
                    "confidence"?: number | null,"created_at"?: string,"id"?: string,"legacy_id"?: number | null,"message_id"?: string,"order_id"?: string,"organization_id"?: string,"phrase"?: string | null,"practice_id"?: string | null,"rule"?: string | null,"rules_edition"?: number,"state"?: string | null,"told_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "order_state_evidence_message_id_organization_id_fkey"
      columns: ["message_id","organization_id"]
isOneToOne: false
      referencedRelation: "messages"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "order_state_evidence_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "order_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "order_state_evidence_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "order_state_evidence_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "order_state_evidence_state_fkey"
      columns: ["state"]
isOneToOne: false
      referencedRelation: "order_states"
      referencedColumns: ["key"]
    }
                  ]
                },"order_state_history": {
                  Row: {
                    "changed_by": string | null,"created_at": string,"from_state": string | null,"id": string,"order_id": string,"organization_id": string,"patient_id": string | null,"position": number,"practice_id": string | null,"reason": string | null,"source": string,"source_ref": string | null,"to_state": string
                  }
                  ComputedFields: never
                  Insert: {
                    "changed_by"?: string | null,"created_at"?: string,"from_state"?: string | null,"id"?: string,"order_id": string,"organization_id": string,"patient_id"?: string | null,"position": number,"practice_id"?: string | null,"reason"?: string | null,"source"?: string,"source_ref"?: string | null,"to_state": string
                  }
                  Update: {
                    "changed_by"?: string | null,"created_at"?: string,"from_state"?: string | null,"id"?: string,"order_id"?: string,"organization_id"?: string,"patient_id"?: string | null,"position"?: number,"practice_id"?: string | null,"reason"?: string | null,"source"?: string,"source_ref"?: string | null,"to_state"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "order_state_history_changed_by_organization_id_fkey"
      columns: ["changed_by","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "order_state_history_from_state_fkey"
      columns: ["from_state"]
isOneToOne: false
      referencedRelation: "order_states"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "order_state_history_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "order_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "order_state_history_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "order_state_history_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "order_state_history_to_state_fkey"
      columns: ["to_state"]
isOneToOne: false
      referencedRelation: "order_states"
      referencedColumns: ["key"]
    }
                  ]
                },"order_state_transitions": {
                  Row: {
                    "allowed_roles": (string)[],"from_state": string,"kind": string,"requires_reason": boolean,"to_state": string
                  }
                  ComputedFields: never
                  Insert: {
                    "allowed_roles": (string)[],"from_state": string,"kind": string,"requires_reason"?: boolean,"to_state": string
                  }
                  Update: {
                    "allowed_roles"?: (string)[],"from_state"?: string,"kind"?: string,"requires_reason"?: boolean,"to_state"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "order_state_transitions_from_state_fkey"
      columns: ["from_state"]
isOneToOne: false
      referencedRelation: "order_states"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "order_state_transitions_to_state_fkey"
      columns: ["to_state"]
isOneToOne: false
      referencedRelation: "order_states"
      referencedColumns: ["key"]
    }
                  ]
                },"order_states": {
                  Row: {
                    "color": string,"description": string,"is_active": boolean,"is_final": boolean,"key": string,"name": string,"sequence_order": number
                  }
                  ComputedFields: never
                  Insert: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"is_final"?: boolean,"key": string,"name": string,"sequence_order": number
                  }
                  Update: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"is_final"?: boolean,"key"?: string,"name"?: string,"sequence_order"?: number
                  }
                  Relationships: [
                    
                  ]
                },"order_stays": {
                  Row: {
                    "left_by": string | null,"left_on": string,"minutes": number,"next_state": string,"order_id": string,"organization_id": string,"position": number,"practice_id": string | null,"state": string
                  }
                  ComputedFields: never
                  Insert: {
                    "left_by"?: string | null,"left_on": string,"minutes": number,"next_state": string,"order_id": string,"organization_id": string,"position": number,"practice_id"?: string | null,"state": string
                  }
                  Update: {
                    "left_by"?: string | null,"left_on"?: string,"minutes"?: number,"next_state"?: string,"order_id"?: string,"organization_id"?: string,"position"?: number,"practice_id"?: string | null,"state"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "order_stays_order_id_fkey"
      columns: ["order_id"]
isOneToOne: false
      referencedRelation: "order_summaries"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "order_stays_order_id_fkey"
      columns: ["order_id"]
isOneToOne: false
      referencedRelation: "orders"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "order_stays_order_id_fkey"
      columns: ["order_id"]
isOneToOne: false
      referencedRelation: "unread_orders"
      referencedColumns: ["id"]
    }
                  ]
                },"order_types": {
                  Row: {
                    "color": string,"description": string,"is_active": boolean,"key": string,"legacy_course_id": number | null,"name": string,"question_order": (string)[],"requires_case": boolean,"schema": NonNullable<Json>,"sequence_order": number
                  }
                  ComputedFields: never
                  Insert: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"key": string,"legacy_course_id"?: number | null,"name": string,"question_order"?: (string)[],"requires_case": boolean,"schema"?: NonNullable<Json>,"sequence_order": number
                  }
                  Update: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"key"?: string,"legacy_course_id"?: number | null,"name"?: string,"question_order"?: (string)[],"requires_case"?: boolean,"schema"?: NonNullable<Json>,"sequence_order"?: number
                  }
                  Relationships: [
                    
                  ]
                },"orders": {
                  Row: {
                    "assignee_id": string | null,"cancelled_at": string | null,"case_id": string | null,"completed_at": string | null,"created_at": string,"currency": string,"current_state": string,"data": NonNullable<Json>,"description": string,"discount_amount": number,"doctor_id": string | null,"due_at": string | null,"held_from": string | null,"id": string,"legacy": NonNullable<Json>,"legacy_instruction_id": number | null,"legacy_order_id": number | null,"order_number": string,"order_type": string,"organization_id": string,"patient_id": string | null,"patient_name": string | null,"practice_id": string | null,"priority": string,"row_version": number,"search_text": string,"state_since": string,"submitted_at": string | null,"subtotal": number,"tax_amount": number,"total_amount": number,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "assignee_id"?: string | null,"cancelled_at"?: string | null,"case_id"?: string | null,"completed_at"?: string | null,"created_at"?: string,"currency"?: string,"current_state"?: string,"data"?: NonNullable<Json>,"description"?: string,"discount_amount"?: number,"doctor_id"?: string | null,"due_at"?: string | null,"held_from"?: string | null,"id"?: string,"legacy"?: NonNullable<Json>,"legacy_instruction_id"?: number | null,"legacy_order_id"?: number | null,"order_number": string,"order_type"?: string,"organization_id"?: string,"patient_id"?: string | null,"patient_name"?: string | null,"practice_id"?: string | null,"priority"?: string,"row_version"?: number,"search_text"?: never,"state_since"?: string,"submitted_at"?: string | null,"subtotal"?: number,"tax_amount"?: number,"total_amount"?: never,"updated_at"?: string
                  }
                  Update: {
                    "assignee_id"?: string | null,"cancelled_at"?: string | null,"case_id"?: string | null,"completed_at"?: string | null,"created_at"?: string,"currency"?: string,"current_state"?: string,"data"?: NonNullable<Json>,"description"?: string,"discount_amount"?: number,"doctor_id"?: string | null,"due_at"?: string | null,"held_from"?: string | null,"id"?: string,"legacy"?: NonNullable<Json>,"legacy_instruction_id"?: number | null,"legacy_order_id"?: number | null,"order_number"?: string,"order_type"?: string,"organization_id"?: string,"patient_id"?: string | null,"patient_name"?: string | null,"practice_id"?: string | null,"priority"?: string,"row_version"?: number,"search_text"?: never,"state_since"?: string,"submitted_at"?: string | null,"subtotal"?: number,"tax_amount"?: number,"total_amount"?: never,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "orders_assignee_id_organization_id_fkey"
      columns: ["assignee_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "case_dashboard"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_current_state_fkey"
      columns: ["current_state"]
isOneToOne: false
      referencedRelation: "order_states"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "orders_doctor_id_organization_id_fkey"
      columns: ["doctor_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_held_from_fkey"
      columns: ["held_from"]
isOneToOne: false
      referencedRelation: "order_states"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "orders_order_type_fkey"
      columns: ["order_type"]
isOneToOne: false
      referencedRelation: "order_types"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "orders_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "orders_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_practice_id_organization_id_fkey"
      columns: ["practice_id","organization_id"]
isOneToOne: false
      referencedRelation: "practices"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_priority_fkey"
      columns: ["priority"]
isOneToOne: false
      referencedRelation: "priorities"
      referencedColumns: ["key"]
    }
                  ]
                },"organizations": {
                  Row: {
                    "created_at": string,"id": string,"name": string,"row_version": number,"time_zone": string,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"id"?: string,"name": string,"row_version"?: number,"time_zone"?: string,"updated_at"?: string
                  }
                  Update: {
                    "created_at"?: string,"id"?: string,"name"?: string,"row_version"?: number,"time_zone"?: string,"updated_at"?: string
                  }
                  Relationships: [
                    
                  ]
                },"patient_aliases": {
                  Row: {
                    "created_at": string,"id": string,"kind": string,"organization_id": string,"patient_id": string,"practice_id": string | null,"source": string,"value": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"id"?: string,"kind": string,"organization_id"?: string,"patient_id": string,"practice_id"?: string | null,"source"?: string,"value": string
                  }
                  Update: {
                    "created_at"?: string,"id"?: string,"kind"?: string,"organization_id"?: string,"patient_id"?: string,"practice_id"?: string | null,"source"?: string,"value"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "patient_aliases_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patient_aliases_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patient_aliases_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patient_aliases_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"patient_contacts": {
                  Row: {
                    "created_at": string,"id": string,"kind": string,"organization_id": string,"patient_id": string,"practice_id": string | null,"source": string,"value": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"id"?: string,"kind": string,"organization_id": string,"patient_id": string,"practice_id"?: string | null,"source"?: string,"value": string
                  }
                  Update: {
                    "created_at"?: string,"id"?: string,"kind"?: string,"organization_id"?: string,"patient_id"?: string,"practice_id"?: string | null,"source"?: string,"value"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "patient_contacts_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patient_contacts_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patient_contacts_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patient_contacts_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"patients": {
                  Row: {
                    "created_at": string,"doctor_id": string | null,"emergency_contact": Json | null,"id": string,"legacy": NonNullable<Json>,"legacy_id": number | null,"medical_history": NonNullable<Json>,"merged_at": string | null,"merged_into_id": string | null,"organization_id": string,"patient_number": string,"practice_id": string | null,"preferences": NonNullable<Json>,"profile_id": string,"row_version": number,"search_text": string,"status": string,"suffix": string | null,"treatment_schemes": Json | null,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"doctor_id"?: string | null,"emergency_contact"?: Json | null,"id"?: string,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"medical_history"?: NonNullable<Json>,"merged_at"?: string | null,"merged_into_id"?: string | null,"organization_id"?: string,"patient_number": string,"practice_id"?: string | null,"preferences"?: NonNullable<Json>,"profile_id": string,"row_version"?: number,"search_text"?: string,"status"?: string,"suffix"?: string | null,"treatment_schemes"?: Json | null,"updated_at"?: string
                  }
                  Update: {
                    "created_at"?: string,"doctor_id"?: string | null,"emergency_contact"?: Json | null,"id"?: string,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"medical_history"?: NonNullable<Json>,"merged_at"?: string | null,"merged_into_id"?: string | null,"organization_id"?: string,"patient_number"?: string,"practice_id"?: string | null,"preferences"?: NonNullable<Json>,"profile_id"?: string,"row_version"?: number,"search_text"?: string,"status"?: string,"suffix"?: string | null,"treatment_schemes"?: Json | null,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "patients_doctor_id_organization_id_fkey"
      columns: ["doctor_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patients_merged_into_id_organization_id_fkey"
      columns: ["merged_into_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patients_merged_into_id_organization_id_fkey"
      columns: ["merged_into_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patients_merged_into_id_organization_id_fkey"
      columns: ["merged_into_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patients_merged_into_id_organization_id_fkey"
      columns: ["merged_into_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patients_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "patients_practice_id_organization_id_fkey"
      columns: ["practice_id","organization_id"]
isOneToOne: false
      referencedRelation: "practices"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patients_profile_id_organization_id_fkey"
      columns: ["profile_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"payment_operations": {
                  Row: {
                    "amount": number,"card_brand": string | null,"card_last_four": string | null,"created_at": string,"id": string,"kind": string,"legacy": NonNullable<Json>,"legacy_id": number | null,"made_at": string,"organization_id": string,"payment_id": string,"practice_id": string | null,"provider_reference": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "amount": number,"card_brand"?: string | null,"card_last_four"?: string | null,"created_at"?: string,"id"?: string,"kind": string,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"made_at"?: string,"organization_id"?: string,"payment_id": string,"practice_id"?: string | null,"provider_reference"?: string | null
                  }
                  Update: {
                    "amount"?: number,"card_brand"?: string | null,"card_last_four"?: string | null,"created_at"?: string,"id"?: string,"kind"?: string,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"made_at"?: string,"organization_id"?: string,"payment_id"?: string,"practice_id"?: string | null,"provider_reference"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "payment_operations_payment_id_organization_id_fkey"
      columns: ["payment_id","organization_id"]
isOneToOne: false
      referencedRelation: "payment_balances"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "payment_operations_payment_id_organization_id_fkey"
      columns: ["payment_id","organization_id"]
isOneToOne: false
      referencedRelation: "payments"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"payments": {
                  Row: {
                    "created_at": string,"credit_used": number,"currency": string,"discount_amount": number,"doctor_id": string | null,"id": string,"installments": Json | null,"is_free": boolean,"legacy": NonNullable<Json>,"legacy_id": number | null,"made_at": string,"order_id": string | null,"organization_id": string,"practice_id": string | null,"row_version": number,"status": string,"subtotal": number,"tax_amount": number,"tax_rate": number | null,"total_amount": number,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"credit_used"?: number,"currency"?: string,"discount_amount"?: number,"doctor_id"?: string | null,"id"?: string,"installments"?: Json | null,"is_free"?: boolean,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"made_at"?: string,"order_id"?: string | null,"organization_id"?: string,"practice_id"?: string | null,"row_version"?: number,"status"?: string,"subtotal"?: number,"tax_amount"?: number,"tax_rate"?: number | null,"total_amount": number,"updated_at"?: string
                  }
                  Update: {
                    "created_at"?: string,"credit_used"?: number,"currency"?: string,"discount_amount"?: number,"doctor_id"?: string | null,"id"?: string,"installments"?: Json | null,"is_free"?: boolean,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"made_at"?: string,"order_id"?: string | null,"organization_id"?: string,"practice_id"?: string | null,"row_version"?: number,"status"?: string,"subtotal"?: number,"tax_amount"?: number,"tax_rate"?: number | null,"total_amount"?: number,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "payments_doctor_id_organization_id_fkey"
      columns: ["doctor_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "payments_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "order_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "payments_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "payments_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "payments_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "payments_practice_id_organization_id_fkey"
      columns: ["practice_id","organization_id"]
isOneToOne: false
      referencedRelation: "practices"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"person_names": {
                  Row: {
                    "is_listed": boolean,"name": string,"organization_id": string,"practice_id": string | null,"profile_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "is_listed"?: boolean,"name": string,"organization_id": string,"practice_id"?: string | null,"profile_id": string
                  }
                  Update: {
                    "is_listed"?: boolean,"name"?: string,"organization_id"?: string,"practice_id"?: string | null,"profile_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "person_names_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "person_names_profile_id_fkey"
      columns: ["profile_id"]
isOneToOne: true
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"plans": {
                  Row: {
                    "created_at": string,"id": string,"is_original": boolean,"legacy": NonNullable<Json>,"legacy_id": number | null,"name": string,"notes": string,"number": number | null,"order_id": string | null,"organization_id": string,"practice_id": string | null,"project_id": string | null,"row_version": number,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"id"?: string,"is_original"?: boolean,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"name"?: string,"notes"?: string,"number"?: number | null,"order_id"?: string | null,"organization_id"?: string,"practice_id"?: string | null,"project_id"?: string | null,"row_version"?: number,"updated_at"?: string
                  }
                  Update: {
                    "created_at"?: string,"id"?: string,"is_original"?: boolean,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"name"?: string,"notes"?: string,"number"?: number | null,"order_id"?: string | null,"organization_id"?: string,"practice_id"?: string | null,"project_id"?: string | null,"row_version"?: number,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "plans_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "order_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "plans_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "plans_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "plans_project_id_organization_id_fkey"
      columns: ["project_id","organization_id"]
isOneToOne: false
      referencedRelation: "active_projects"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "plans_project_id_organization_id_fkey"
      columns: ["project_id","organization_id"]
isOneToOne: false
      referencedRelation: "projects"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"practice_members": {
                  Row: {
                    "created_at": string,"id": string,"is_primary": boolean,"organization_id": string,"practice_id": string,"profile_id": string,"role": string,"row_version": number,"updated_at": string,"valid_from": string,"valid_until": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"id"?: string,"is_primary"?: boolean,"organization_id": string,"practice_id": string,"profile_id": string,"role": string,"row_version"?: number,"updated_at"?: string,"valid_from"?: string,"valid_until"?: string | null
                  }
                  Update: {
                    "created_at"?: string,"id"?: string,"is_primary"?: boolean,"organization_id"?: string,"practice_id"?: string,"profile_id"?: string,"role"?: string,"row_version"?: number,"updated_at"?: string,"valid_from"?: string,"valid_until"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "practice_members_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "practice_members_practice_id_organization_id_fkey"
      columns: ["practice_id","organization_id"]
isOneToOne: false
      referencedRelation: "practices"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "practice_members_profile_id_organization_id_fkey"
      columns: ["profile_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "practice_members_role_fkey"
      columns: ["role"]
isOneToOne: false
      referencedRelation: "practice_roles"
      referencedColumns: ["key"]
    }
                  ]
                },"practice_roles": {
                  Row: {
                    "description": string,"is_active": boolean,"key": string,"name": string,"sequence_order": number
                  }
                  ComputedFields: never
                  Insert: {
                    "description": string,"is_active"?: boolean,"key": string,"name": string,"sequence_order": number
                  }
                  Update: {
                    "description"?: string,"is_active"?: boolean,"key"?: string,"name"?: string,"sequence_order"?: number
                  }
                  Relationships: [
                    
                  ]
                },"practices": {
                  Row: {
                    "address_line1": string | null,"address_line2": string | null,"address_verified": boolean,"city": string | null,"country": string,"created_at": string,"email": string | null,"id": string,"is_active": boolean,"legacy": NonNullable<Json>,"legacy_id": number | null,"license_number": string | null,"name": string,"number": number | null,"organization_id": string,"phone": string | null,"postal_code": string | null,"region": string | null,"row_version": number,"search_text": string | null,"updated_at": string,"website": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "address_line1"?: string | null,"address_line2"?: string | null,"address_verified"?: boolean,"city"?: string | null,"country"?: string,"created_at"?: string,"email"?: string | null,"id"?: string,"is_active"?: boolean,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"license_number"?: string | null,"name": string,"number"?: number | null,"organization_id": string,"phone"?: string | null,"postal_code"?: string | null,"region"?: string | null,"row_version"?: number,"search_text"?: never,"updated_at"?: string,"website"?: string | null
                  }
                  Update: {
                    "address_line1"?: string | null,"address_line2"?: string | null,"address_verified"?: boolean,"city"?: string | null,"country"?: string,"created_at"?: string,"email"?: string | null,"id"?: string,"is_active"?: boolean,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"license_number"?: string | null,"name"?: string,"number"?: number | null,"organization_id"?: string,"phone"?: string | null,"postal_code"?: string | null,"region"?: string | null,"row_version"?: number,"search_text"?: never,"updated_at"?: string,"website"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "practices_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    }
                  ]
                },"practitioners": {
                  Row: {
                    "bio": string | null,"created_at": string,"id": string,"license_number": string | null,"organization_id": string,"profile_id": string,"row_version": number,"specialties": (string)[],"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "bio"?: string | null,"created_at"?: string,"id"?: string,"license_number"?: string | null,"organization_id": string,"profile_id": string,"row_version"?: number,"specialties"?: (string)[],"updated_at"?: string
                  }
                  Update: {
                    "bio"?: string | null,"created_at"?: string,"id"?: string,"license_number"?: string | null,"organization_id"?: string,"profile_id"?: string,"row_version"?: number,"specialties"?: (string)[],"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "practitioners_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "practitioners_profile_id_organization_id_fkey"
      columns: ["profile_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"priorities": {
                  Row: {
                    "color": string,"description": string,"is_active": boolean,"key": string,"name": string,"sequence_order": number
                  }
                  ComputedFields: never
                  Insert: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"key": string,"name": string,"sequence_order": number
                  }
                  Update: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"key"?: string,"name"?: string,"sequence_order"?: number
                  }
                  Relationships: [
                    
                  ]
                },"product_categories": {
                  Row: {
                    "color": string,"description": string,"is_active": boolean,"key": string,"name": string,"parent_key": string | null,"sequence_order": number
                  }
                  ComputedFields: never
                  Insert: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"key": string,"name": string,"parent_key"?: string | null,"sequence_order": number
                  }
                  Update: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"key"?: string,"name"?: string,"parent_key"?: string | null,"sequence_order"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "product_categories_parent_key_fkey"
      columns: ["parent_key"]
isOneToOne: false
      referencedRelation: "product_categories"
      referencedColumns: ["key"]
    }
                  ]
                },"products": {
                  Row: {
                    "batch_number": string | null,"category": string,"created_at": string,"currency": string,"description": string,"id": string,"is_active": boolean,"legacy": NonNullable<Json>,"legacy_id": number | null,"manufacturer": string | null,"name": string,"options": NonNullable<Json>,"organization_id": string,"requires_prescription": boolean,"row_version": number,"search_text": string,"sku": string,"stock_quantity": number | null,"unit_price": number,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "batch_number"?: string | null,"category": string,"created_at"?: string,"currency"?: string,"description"?: string,"id"?: string,"is_active"?: boolean,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"manufacturer"?: string | null,"name": string,"options"?: NonNullable<Json>,"organization_id"?: string,"requires_prescription"?: boolean,"row_version"?: number,"search_text"?: never,"sku": string,"stock_quantity"?: number | null,"unit_price"?: number,"updated_at"?: string
                  }
                  Update: {
                    "batch_number"?: string | null,"category"?: string,"created_at"?: string,"currency"?: string,"description"?: string,"id"?: string,"is_active"?: boolean,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"manufacturer"?: string | null,"name"?: string,"options"?: NonNullable<Json>,"organization_id"?: string,"requires_prescription"?: boolean,"row_version"?: number,"search_text"?: never,"sku"?: string,"stock_quantity"?: number | null,"unit_price"?: number,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "products_category_fkey"
      columns: ["category"]
isOneToOne: false
      referencedRelation: "product_categories"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "products_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    }
                  ]
                },"profile_roles": {
                  Row: {
                    "created_at": string,"detail": string,"id": string,"organization_id": string,"profile_id": string,"recorded_by": string | null,"role": string,"source": string,"withdrawn_at": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"detail": string,"id"?: string,"organization_id": string,"profile_id": string,"recorded_by"?: string | null,"role": string,"source"?: string,"withdrawn_at"?: string | null
                  }
                  Update: {
                    "created_at"?: string,"detail"?: string,"id"?: string,"organization_id"?: string,"profile_id"?: string,"recorded_by"?: string | null,"role"?: string,"source"?: string,"withdrawn_at"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "profile_roles_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "profile_roles_profile_id_organization_id_fkey"
      columns: ["profile_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "profile_roles_role_fkey"
      columns: ["role"]
isOneToOne: false
      referencedRelation: "roles"
      referencedColumns: ["key"]
    }
                  ]
                },"profiles": {
                  Row: {
                    "access_suspended_at": string | null,"access_suspended_reason": string | null,"birth_date": string | null,"created_at": string,"email": string | null,"family_name": string,"gender": string | null,"given_name": string,"id": string,"is_listed": boolean,"legacy": NonNullable<Json>,"legacy_user_id": number | null,"organization_id": string,"phone": string | null,"practice_id": string | null,"row_version": number,"search_text": string | null,"updated_at": string,"user_id": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "access_suspended_at"?: string | null,"access_suspended_reason"?: string | null,"birth_date"?: string | null,"created_at"?: string,"email"?: string | null,"family_name": string,"gender"?: string | null,"given_name": string,"id"?: string,"is_listed"?: boolean,"legacy"?: NonNullable<Json>,"legacy_user_id"?: number | null,"organization_id": string,"phone"?: string | null,"practice_id"?: string | null,"row_version"?: number,"search_text"?: never,"updated_at"?: string,"user_id"?: string | null
                  }
                  Update: {
                    "access_suspended_at"?: string | null,"access_suspended_reason"?: string | null,"birth_date"?: string | null,"created_at"?: string,"email"?: string | null,"family_name"?: string,"gender"?: string | null,"given_name"?: string,"id"?: string,"is_listed"?: boolean,"legacy"?: NonNullable<Json>,"legacy_user_id"?: number | null,"organization_id"?: string,"phone"?: string | null,"practice_id"?: string | null,"row_version"?: number,"search_text"?: never,"updated_at"?: string,"user_id"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "profiles_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "profiles_practice_id_organization_id_fkey"
      columns: ["practice_id","organization_id"]
isOneToOne: false
      referencedRelation: "practices"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"project_states": {
                  Row: {
                    "color": string,"description": string,"is_active": boolean,"is_final": boolean,"key": string,"name": string,"sequence_order": number
                  }
                  ComputedFields: never
                  Insert: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"is_final"?: boolean,"key": string,"name": string,"sequence_order": number
                  }
                  Update: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"is_final"?: boolean,"key"?: string,"name"?: string,"sequence_order"?: number
                  }
                  Relationships: [
                    
                  ]
                },"project_types": {
                  Row: {
                    "color": string,"description": string,"is_active": boolean,"key": string,"name": string,"sequence_order": number
                  }
                  ComputedFields: never
                  Insert: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"key": string,"name": string,"sequence_order": number
                  }
                  Update: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"key"?: string,"name"?: string,"sequence_order"?: number
                  }
                  Relationships: [
                    
                  ]
                },"projects": {
                  Row: {
                    "byte_size": number | null,"case_id": string | null,"completed_at": string | null,"created_at": string,"creator_id": string | null,"description": string,"id": string,"legacy": NonNullable<Json>,"legacy_id": number | null,"name": string,"order_id": string | null,"organization_id": string,"parent_project_id": string | null,"practice_id": string | null,"project_number": string,"project_type": string,"row_version": number,"started_at": string | null,"state": string,"storage_bucket": string,"storage_path": string | null,"updated_at": string,"version": number
                  }
                  ComputedFields: never
                  Insert: {
                    "byte_size"?: number | null,"case_id"?: string | null,"completed_at"?: string | null,"created_at"?: string,"creator_id"?: string | null,"description"?: string,"id"?: string,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"name": string,"order_id"?: string | null,"organization_id"?: string,"parent_project_id"?: string | null,"practice_id"?: string | null,"project_number": string,"project_type": string,"row_version"?: number,"started_at"?: string | null,"state"?: string,"storage_bucket"?: string,"storage_path"?: string | null,"updated_at"?: string,"version"?: number
                  }
                  Update: {
                    "byte_size"?: number | null,"case_id"?: string | null,"completed_at"?: string | null,"created_at"?: string,"creator_id"?: string | null,"description"?: string,"id"?: string,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"name"?: string,"order_id"?: string | null,"organization_id"?: string,"parent_project_id"?: string | null,"practice_id"?: string | null,"project_number"?: string,"project_type"?: string,"row_version"?: number,"started_at"?: string | null,"state"?: string,"storage_bucket"?: string,"storage_path"?: string | null,"updated_at"?: string,"version"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "projects_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "case_dashboard"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "projects_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "projects_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "projects_creator_id_organization_id_fkey"
      columns: ["creator_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "projects_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "order_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "projects_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "projects_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "projects_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "projects_parent_project_id_organization_id_fkey"
      columns: ["parent_project_id","organization_id"]
isOneToOne: false
      referencedRelation: "active_projects"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "projects_parent_project_id_organization_id_fkey"
      columns: ["parent_project_id","organization_id"]
isOneToOne: false
      referencedRelation: "projects"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "projects_project_type_fkey"
      columns: ["project_type"]
isOneToOne: false
      referencedRelation: "project_types"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "projects_state_fkey"
      columns: ["state"]
isOneToOne: false
      referencedRelation: "project_states"
      referencedColumns: ["key"]
    }
                  ]
                },"purchases": {
                  Row: {
                    "approved_by": string | null,"case_id": string | null,"created_at": string,"currency": string,"discount_amount": number,"due_on": string | null,"id": string,"legacy": NonNullable<Json>,"legacy_id": number | null,"order_id": string | null,"organization_id": string,"paid_on": string | null,"patient_id": string | null,"purchase_number": string,"purchase_type": string,"purchased_by": string | null,"purchased_on": string,"row_version": number,"status": string,"subtotal": number,"tax_amount": number,"total_amount": number,"updated_at": string,"vendor_contact": string | null,"vendor_name": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "approved_by"?: string | null,"case_id"?: string | null,"created_at"?: string,"currency"?: string,"discount_amount"?: number,"due_on"?: string | null,"id"?: string,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"order_id"?: string | null,"organization_id"?: string,"paid_on"?: string | null,"patient_id"?: string | null,"purchase_number": string,"purchase_type"?: string,"purchased_by"?: string | null,"purchased_on"?: string,"row_version"?: number,"status"?: string,"subtotal": number,"tax_amount"?: number,"total_amount"?: never,"updated_at"?: string,"vendor_contact"?: string | null,"vendor_name"?: string | null
                  }
                  Update: {
                    "approved_by"?: string | null,"case_id"?: string | null,"created_at"?: string,"currency"?: string,"discount_amount"?: number,"due_on"?: string | null,"id"?: string,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"order_id"?: string | null,"organization_id"?: string,"paid_on"?: string | null,"patient_id"?: string | null,"purchase_number"?: string,"purchase_type"?: string,"purchased_by"?: string | null,"purchased_on"?: string,"row_version"?: number,"status"?: string,"subtotal"?: number,"tax_amount"?: number,"total_amount"?: never,"updated_at"?: string,"vendor_contact"?: string | null,"vendor_name"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "purchases_approved_by_organization_id_fkey"
      columns: ["approved_by","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "purchases_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "case_dashboard"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "purchases_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "purchases_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "purchases_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "order_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "purchases_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "purchases_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "purchases_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "purchases_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "purchases_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "purchases_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "purchases_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "purchases_purchased_by_organization_id_fkey"
      columns: ["purchased_by","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"report_subscriptions": {
                  Row: {
                    "attempted_at": string | null,"claimed_until": string | null,"created_at": string,"day_of_month": number,"doctor_id": string | null,"id": string,"is_asked": boolean,"last_month": string | null,"last_problem": string | null,"last_sent_at": string | null,"name": string,"order_type": string | null,"organization_id": string,"practice_id": string | null,"priority": string | null,"profile_id": string,"row_version": number,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "attempted_at"?: string | null,"claimed_until"?: string | null,"created_at"?: string,"day_of_month"?: number,"doctor_id"?: string | null,"id"?: string,"is_asked"?: boolean,"last_month"?: string | null,"last_problem"?: string | null,"last_sent_at"?: string | null,"name": string,"order_type"?: string | null,"organization_id"?: string,"practice_id"?: string | null,"priority"?: string | null,"profile_id"?: string,"row_version"?: number,"updated_at"?: string
                  }
                  Update: {
                    "attempted_at"?: string | null,"claimed_until"?: string | null,"created_at"?: string,"day_of_month"?: number,"doctor_id"?: string | null,"id"?: string,"is_asked"?: boolean,"last_month"?: string | null,"last_problem"?: string | null,"last_sent_at"?: string | null,"name"?: string,"order_type"?: string | null,"organization_id"?: string,"practice_id"?: string | null,"priority"?: string | null,"profile_id"?: string,"row_version"?: number,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "report_subscriptions_doctor_id_organization_id_fkey"
      columns: ["doctor_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "report_subscriptions_order_type_fkey"
      columns: ["order_type"]
isOneToOne: false
      referencedRelation: "order_types"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "report_subscriptions_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "report_subscriptions_practice_id_organization_id_fkey"
      columns: ["practice_id","organization_id"]
isOneToOne: false
      referencedRelation: "practices"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "report_subscriptions_priority_fkey"
      columns: ["priority"]
isOneToOne: false
      referencedRelation: "priorities"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "report_subscriptions_profile_id_organization_id_fkey"
      columns: ["profile_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"roles": {
                  Row: {
                    "description": string,"is_active": boolean,"key": string,"name": string,"scope": string,"sequence_order": number
                  }
                  ComputedFields: never
                  Insert: {
                    "description": string,"is_active"?: boolean,"key": string,"name": string,"scope": string,"sequence_order": number
                  }
                  Update: {
                    "description"?: string,"is_active"?: boolean,"key"?: string,"name"?: string,"scope"?: string,"sequence_order"?: number
                  }
                  Relationships: [
                    
                  ]
                },"saved_views": {
                  Row: {
                    "created_at": string,"id": string,"is_shared": boolean,"name": string,"organization_id": string,"owner_id": string,"query": string,"room": string,"row_version": number,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"id"?: string,"is_shared"?: boolean,"name": string,"organization_id"?: string,"owner_id"?: string,"query": string,"room": string,"row_version"?: number,"updated_at"?: string
                  }
                  Update: {
                    "created_at"?: string,"id"?: string,"is_shared"?: boolean,"name"?: string,"organization_id"?: string,"owner_id"?: string,"query"?: string,"room"?: string,"row_version"?: number,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "saved_views_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "saved_views_owner_id_organization_id_fkey"
      columns: ["owner_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"search_terms": {
                  Row: {
                    "id": string,"term": string,"used_at": string,"user_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "id"?: string,"term": string,"used_at"?: string,"user_id"?: string
                  }
                  Update: {
                    "id"?: string,"term"?: string,"used_at"?: string,"user_id"?: string
                  }
                  Relationships: [
                    
                  ]
                },"service_levels": {
                  Row: {
                    "allowed": string,"created_at": string,"id": string,"noun": string,"organization_id": string,"row_version": number,"state": string,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "allowed": string,"created_at"?: string,"id"?: string,"noun": string,"organization_id"?: string,"row_version"?: number,"state": string,"updated_at"?: string
                  }
                  Update: {
                    "allowed"?: string,"created_at"?: string,"id"?: string,"noun"?: string,"organization_id"?: string,"row_version"?: number,"state"?: string,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "service_levels_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    }
                  ]
                },"state_analytics": {
                  Row: {
                    "entered_count": number,"left_count": number,"median_minutes": number | null,"month": string,"noun": string,"organization_id": string,"over_limit_count": number,"p90_minutes": number | null,"state": string
                  }
                  ComputedFields: never
                  Insert: {
                    "entered_count": number,"left_count": number,"median_minutes"?: number | null,"month": string,"noun": string,"organization_id": string,"over_limit_count": number,"p90_minutes"?: number | null,"state": string
                  }
                  Update: {
                    "entered_count"?: number,"left_count"?: number,"median_minutes"?: number | null,"month"?: string,"noun"?: string,"organization_id"?: string,"over_limit_count"?: number,"p90_minutes"?: number | null,"state"?: string
                  }
                  Relationships: [
                    
                  ]
                },"task_functions": {
                  Row: {
                    "color": string,"description": string,"is_active": boolean,"key": string,"name": string,"sequence_order": number
                  }
                  ComputedFields: never
                  Insert: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"key": string,"name": string,"sequence_order": number
                  }
                  Update: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"key"?: string,"name"?: string,"sequence_order"?: number
                  }
                  Relationships: [
                    
                  ]
                },"task_states": {
                  Row: {
                    "color": string,"description": string,"is_active": boolean,"is_final": boolean,"key": string,"name": string,"sequence_order": number
                  }
                  ComputedFields: never
                  Insert: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"is_final"?: boolean,"key": string,"name": string,"sequence_order": number
                  }
                  Update: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"is_final"?: boolean,"key"?: string,"name"?: string,"sequence_order"?: number
                  }
                  Relationships: [
                    
                  ]
                },"tasks": {
                  Row: {
                    "arch": string | null,"assignee_id": string | null,"case_id": string | null,"completed_at": string | null,"created_at": string,"description": string,"due_at": string | null,"id": string,"legacy": NonNullable<Json>,"legacy_id": number | null,"order_id": string | null,"organization_id": string,"plan_id": string | null,"practice_id": string | null,"priority": string,"project_id": string | null,"row_version": number,"state": string,"template_task_id": string | null,"title": string,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "arch"?: string | null,"assignee_id"?: string | null,"case_id"?: string | null,"completed_at"?: string | null,"created_at"?: string,"description"?: string,"due_at"?: string | null,"id"?: string,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"order_id"?: string | null,"organization_id"?: string,"plan_id"?: string | null,"practice_id"?: string | null,"priority"?: string,"project_id"?: string | null,"row_version"?: number,"state"?: string,"template_task_id"?: string | null,"title": string,"updated_at"?: string
                  }
                  Update: {
                    "arch"?: string | null,"assignee_id"?: string | null,"case_id"?: string | null,"completed_at"?: string | null,"created_at"?: string,"description"?: string,"due_at"?: string | null,"id"?: string,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"order_id"?: string | null,"organization_id"?: string,"plan_id"?: string | null,"practice_id"?: string | null,"priority"?: string,"project_id"?: string | null,"row_version"?: number,"state"?: string,"template_task_id"?: string | null,"title"?: string,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "tasks_assignee_id_organization_id_fkey"
      columns: ["assignee_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "tasks_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "case_dashboard"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "tasks_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "tasks_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "tasks_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "order_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "tasks_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "tasks_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "tasks_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "tasks_plan_id_organization_id_fkey"
      columns: ["plan_id","organization_id"]
isOneToOne: false
      referencedRelation: "plans"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "tasks_priority_fkey"
      columns: ["priority"]
isOneToOne: false
      referencedRelation: "priorities"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "tasks_project_id_organization_id_fkey"
      columns: ["project_id","organization_id"]
isOneToOne: false
      referencedRelation: "active_projects"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "tasks_project_id_organization_id_fkey"
      columns: ["project_id","organization_id"]
isOneToOne: false
      referencedRelation: "projects"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "tasks_state_fkey"
      columns: ["state"]
isOneToOne: false
      referencedRelation: "task_states"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "tasks_template_task_id_organization_id_fkey"
      columns: ["template_task_id","organization_id"]
isOneToOne: false
      referencedRelation: "workflow_template_tasks"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"technician_roles": {
                  Row: {
                    "abbreviation": string | null,"created_at": string,"id": string,"legacy_id": number | null,"organization_id": string,"permissions": (string)[],"practice_id": string | null,"role_name": string,"role_type": string,"row_version": number,"technician_id": string,"updated_at": string,"valid_from": string,"valid_until": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "abbreviation"?: string | null,"created_at"?: string,"id"?: string,"legacy_id"?: number | null,"organization_id"?: string,"permissions"?: (string)[],"practice_id"?: string | null,"role_name": string,"role_type"?: string,"row_version"?: number,"technician_id": string,"updated_at"?: string,"valid_from"?: string,"valid_until"?: string | null
                  }
                  Update: {
                    "abbreviation"?: string | null,"created_at"?: string,"id"?: string,"legacy_id"?: number | null,"organization_id"?: string,"permissions"?: (string)[],"practice_id"?: string | null,"role_name"?: string,"role_type"?: string,"row_version"?: number,"technician_id"?: string,"updated_at"?: string,"valid_from"?: string,"valid_until"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "technician_roles_practice_id_organization_id_fkey"
      columns: ["practice_id","organization_id"]
isOneToOne: false
      referencedRelation: "practices"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "technician_roles_technician_id_organization_id_fkey"
      columns: ["technician_id","organization_id"]
isOneToOne: false
      referencedRelation: "technicians"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"technicians": {
                  Row: {
                    "created_at": string,"department": string | null,"emergency_contact": Json | null,"employee_number": string | null,"hire_date": string | null,"id": string,"legacy_id": number | null,"organization_id": string,"position": string | null,"profile_id": string,"row_version": number,"status": string,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"department"?: string | null,"emergency_contact"?: Json | null,"employee_number"?: string | null,"hire_date"?: string | null,"id"?: string,"legacy_id"?: number | null,"organization_id"?: string,"position"?: string | null,"profile_id": string,"row_version"?: number,"status"?: string,"updated_at"?: string
                  }
                  Update: {
                    "created_at"?: string,"department"?: string | null,"emergency_contact"?: Json | null,"employee_number"?: string | null,"hire_date"?: string | null,"id"?: string,"legacy_id"?: number | null,"organization_id"?: string,"position"?: string | null,"profile_id"?: string,"row_version"?: number,"status"?: string,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "technicians_profile_id_organization_id_fkey"
      columns: ["profile_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"template_task_groups": {
                  Row: {
                    "group_id": string,"id": string,"organization_id": string,"task_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "group_id": string,"id"?: string,"organization_id"?: string,"task_id": string
                  }
                  Update: {
                    "group_id"?: string,"id"?: string,"organization_id"?: string,"task_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "template_task_groups_group_id_organization_id_fkey"
      columns: ["group_id","organization_id"]
isOneToOne: false
      referencedRelation: "template_view_groups"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "template_task_groups_task_id_organization_id_fkey"
      columns: ["task_id","organization_id"]
isOneToOne: false
      referencedRelation: "workflow_template_tasks"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"template_view_groups": {
                  Row: {
                    "created_at": string,"description": string,"id": string,"is_active": boolean,"kind": string,"legacy_id": number | null,"name": string,"organization_id": string,"row_version": number,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"description"?: string,"id"?: string,"is_active"?: boolean,"kind"?: string,"legacy_id"?: number | null,"name": string,"organization_id"?: string,"row_version"?: number,"updated_at"?: string
                  }
                  Update: {
                    "created_at"?: string,"description"?: string,"id"?: string,"is_active"?: boolean,"kind"?: string,"legacy_id"?: number | null,"name"?: string,"organization_id"?: string,"row_version"?: number,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "template_view_groups_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    }
                  ]
                },"template_view_roles": {
                  Row: {
                    "can_create": boolean,"can_delete": boolean,"can_edit": boolean,"can_share": boolean,"can_view": boolean,"created_at": string,"group_id": string,"id": string,"is_active": boolean,"legacy_id": number | null,"level": number,"organization_id": string,"role_name": string,"row_version": number,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "can_create"?: boolean,"can_delete"?: boolean,"can_edit"?: boolean,"can_share"?: boolean,"can_view"?: boolean,"created_at"?: string,"group_id": string,"id"?: string,"is_active"?: boolean,"legacy_id"?: number | null,"level"?: never,"organization_id"?: string,"role_name": string,"row_version"?: number,"updated_at"?: string
                  }
                  Update: {
                    "can_create"?: boolean,"can_delete"?: boolean,"can_edit"?: boolean,"can_share"?: boolean,"can_view"?: boolean,"created_at"?: string,"group_id"?: string,"id"?: string,"is_active"?: boolean,"legacy_id"?: number | null,"level"?: never,"organization_id"?: string,"role_name"?: string,"row_version"?: number,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "template_view_roles_group_id_organization_id_fkey"
      columns: ["group_id","organization_id"]
isOneToOne: false
      referencedRelation: "template_view_groups"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"treatment_discussions": {
                  Row: {
                    "case_id": string,"created_at": string,"discussion_type": string,"id": string,"initial_message": string,"last_activity_at": string,"legacy": NonNullable<Json>,"legacy_id": number | null,"organization_id": string,"practice_id": string | null,"priority": string,"resolved_at": string | null,"row_version": number,"started_at": string,"started_by": string | null,"status": string,"subject": string,"tags": (string)[],"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "case_id": string,"created_at"?: string,"discussion_type"?: string,"id"?: string,"initial_message": string,"last_activity_at"?: string,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"organization_id"?: string,"practice_id"?: string | null,"priority"?: string,"resolved_at"?: string | null,"row_version"?: number,"started_at"?: string,"started_by"?: string | null,"status"?: string,"subject": string,"tags"?: (string)[],"updated_at"?: string
                  }
                  Update: {
                    "case_id"?: string,"created_at"?: string,"discussion_type"?: string,"id"?: string,"initial_message"?: string,"last_activity_at"?: string,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"organization_id"?: string,"practice_id"?: string | null,"priority"?: string,"resolved_at"?: string | null,"row_version"?: number,"started_at"?: string,"started_by"?: string | null,"status"?: string,"subject"?: string,"tags"?: (string)[],"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "treatment_discussions_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "case_dashboard"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "treatment_discussions_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "treatment_discussions_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "treatment_discussions_discussion_type_fkey"
      columns: ["discussion_type"]
isOneToOne: false
      referencedRelation: "discussion_types"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "treatment_discussions_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "treatment_discussions_priority_fkey"
      columns: ["priority"]
isOneToOne: false
      referencedRelation: "priorities"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "treatment_discussions_started_by_organization_id_fkey"
      columns: ["started_by","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"user_preferences": {
                  Row: {
                    "key": string,"updated_at": string,"user_id": string,"value": NonNullable<Json>
                  }
                  ComputedFields: never
                  Insert: {
                    "key": string,"updated_at"?: string,"user_id"?: string,"value": NonNullable<Json>
                  }
                  Update: {
                    "key"?: string,"updated_at"?: string,"user_id"?: string,"value"?: NonNullable<Json>
                  }
                  Relationships: [
                    
                  ]
                },"workflow_categories": {
                  Row: {
                    "color": string,"description": string,"is_active": boolean,"key": string,"name": string,"sequence_order": number
                  }
                  ComputedFields: never
                  Insert: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"key": string,"name": string,"sequence_order": number
                  }
                  Update: {
                    "color"?: string,"description"?: string,"is_active"?: boolean,"key"?: string,"name"?: string,"sequence_order"?: number
                  }
                  Relationships: [
                    
                  ]
                },"workflow_steps": {
                  Row: {
                    "created_at": string,"description": string,"estimated_duration": string | null,"id": string,"name": string,"organization_id": string,"required_role": string | null,"row_version": number,"state": string,"step_order": number,"updated_at": string,"workflow_template_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"description"?: string,"estimated_duration"?: string | null,"id"?: string,"name": string,"organization_id"?: string,"required_role"?: string | null,"row_version"?: number,"state": string,"step_order": number,"updated_at"?: string,"workflow_template_id": string
                  }
                  Update: {
                    "created_at"?: string,"description"?: string,"estimated_duration"?: string | null,"id"?: string,"name"?: string,"organization_id"?: string,"required_role"?: string | null,"row_version"?: number,"state"?: string,"step_order"?: number,"updated_at"?: string,"workflow_template_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "workflow_steps_required_role_fkey"
      columns: ["required_role"]
isOneToOne: false
      referencedRelation: "roles"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "workflow_steps_state_fkey"
      columns: ["state"]
isOneToOne: false
      referencedRelation: "case_states"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "workflow_steps_workflow_template_id_organization_id_fkey"
      columns: ["workflow_template_id","organization_id"]
isOneToOne: false
      referencedRelation: "workflow_templates"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"workflow_task_predecessors": {
                  Row: {
                    "id": string,"organization_id": string,"predecessor_id": string,"task_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "id"?: string,"organization_id"?: string,"predecessor_id": string,"task_id": string
                  }
                  Update: {
                    "id"?: string,"organization_id"?: string,"predecessor_id"?: string,"task_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "workflow_task_predecessors_predecessor_id_organization_id_fkey"
      columns: ["predecessor_id","organization_id"]
isOneToOne: false
      referencedRelation: "workflow_template_tasks"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "workflow_task_predecessors_task_id_organization_id_fkey"
      columns: ["task_id","organization_id"]
isOneToOne: false
      referencedRelation: "workflow_template_tasks"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"workflow_template_tasks": {
                  Row: {
                    "action_name": string | null,"category": string | null,"created_at": string,"estimated_duration": string | null,"id": string,"is_active": boolean,"is_predefined": boolean,"legacy": NonNullable<Json>,"legacy_id": number | null,"name": string,"organization_id": string,"prompt": string | null,"required_role": string | null,"row_version": number,"task_function": string,"task_order": number,"updated_at": string,"workflow_template_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "action_name"?: string | null,"category"?: string | null,"created_at"?: string,"estimated_duration"?: string | null,"id"?: string,"is_active"?: boolean,"is_predefined"?: boolean,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"name": string,"organization_id"?: string,"prompt"?: string | null,"required_role"?: string | null,"row_version"?: number,"task_function": string,"task_order": number,"updated_at"?: string,"workflow_template_id": string
                  }
                  Update: {
                    "action_name"?: string | null,"category"?: string | null,"created_at"?: string,"estimated_duration"?: string | null,"id"?: string,"is_active"?: boolean,"is_predefined"?: boolean,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"name"?: string,"organization_id"?: string,"prompt"?: string | null,"required_role"?: string | null,"row_version"?: number,"task_function"?: string,"task_order"?: number,"updated_at"?: string,"workflow_template_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "workflow_template_tasks_category_fkey"
      columns: ["category"]
isOneToOne: false
      referencedRelation: "workflow_categories"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "workflow_template_tasks_required_role_fkey"
      columns: ["required_role"]
isOneToOne: false
      referencedRelation: "roles"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "workflow_template_tasks_task_function_fkey"
      columns: ["task_function"]
isOneToOne: false
      referencedRelation: "task_functions"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "workflow_template_tasks_workflow_template_id_organization__fkey"
      columns: ["workflow_template_id","organization_id"]
isOneToOne: false
      referencedRelation: "workflow_templates"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"workflow_templates": {
                  Row: {
                    "case_type": string,"created_at": string,"description": string,"id": string,"is_active": boolean,"name": string,"organization_id": string,"row_version": number,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "case_type": string,"created_at"?: string,"description"?: string,"id"?: string,"is_active"?: boolean,"name": string,"organization_id"?: string,"row_version"?: number,"updated_at"?: string
                  }
                  Update: {
                    "case_type"?: string,"created_at"?: string,"description"?: string,"id"?: string,"is_active"?: boolean,"name"?: string,"organization_id"?: string,"row_version"?: number,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "workflow_templates_case_type_fkey"
      columns: ["case_type"]
isOneToOne: false
      referencedRelation: "case_types"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "workflow_templates_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    }
                  ]
                }
          }
          Views: {
            "access_entries": {
                  Row: {
                    "actor": string,"actor_roles": (string)[],"at": string,"id": number,"organization_id": string,"patient_id": string,"place": string,"purpose": string,"request_id": string | null
                  }
                  ComputedFields: never
                  Insert: {
                           "actor"?: string | null,"actor_roles"?: (string)[] | null,"at"?: string | null,"id"?: number | null,"organization_id"?: string | null,"patient_id"?: string | null,"place"?: string | null,"purpose"?: string | null,"request_id"?: string | null
                         }
                        Update: {
                           "actor"?: string | null,"actor_roles"?: (string)[] | null,"at"?: string | null,"id"?: number | null,"organization_id"?: string | null,"patient_id"?: string | null,"place"?: string | null,"purpose"?: string | null,"request_id"?: string | null
                         }
                        Relationships: [
                    
                  ]
                },"active_projects": {
                  Row: {
                    "case_id": string | null,"completed_task_count": number | null,"created_at": string,"id": string,"name": string,"order_id": string | null,"order_number": string | null,"organization_id": string,"patient_name": string | null,"practice_id": string | null,"project_number": string,"project_type": string,"row_version": number,"state": string,"task_count": number | null,"updated_at": string,"version": number
                  }
                  ComputedFields: never
                  Relationships: [
                    {
      foreignKeyName: "projects_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "case_dashboard"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "projects_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "projects_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "projects_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "order_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "projects_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "projects_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "projects_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "projects_project_type_fkey"
      columns: ["project_type"]
isOneToOne: false
      referencedRelation: "project_types"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "projects_state_fkey"
      columns: ["state"]
isOneToOne: false
      referencedRelation: "project_states"
      referencedColumns: ["key"]
    }
                  ]
                },"audit_entries": {
                  Row: {
                    "actor": string | null,"actor_roles": (string)[],"at": string,"id": number,"new_values": Json | null,"old_values": Json | null,"operation": string,"organization_id": string | null,"reason": string | null,"record_id": string,"request_id": string | null,"source": string,"table_name": string
                  }
                  ComputedFields: never
                  Insert: {
                           "actor"?: string | null,"actor_roles"?: (string)[] | null,"at"?: string | null,"id"?: number | null,"new_values"?: Json | null,"old_values"?: Json | null,"operation"?: string | null,"organization_id"?: string | null,"reason"?: string | null,"record_id"?: string | null,"request_id"?: string | null,"source"?: string | null,"table_name"?: string | null
                         }
                        Update: {
                           "actor"?: string | null,"actor_roles"?: (string)[] | null,"at"?: string | null,"id"?: number | null,"new_values"?: Json | null,"old_values"?: Json | null,"operation"?: string | null,"organization_id"?: string | null,"reason"?: string | null,"record_id"?: string | null,"request_id"?: string | null,"source"?: string | null,"table_name"?: string | null
                         }
                        Relationships: [
                    
                  ]
                },"case_dashboard": {
                  Row: {
                    "assignee_id": string | null,"assignee_name": string | null,"assignee_sort_name": string | null,"case_number": string,"case_type": string,"created_at": string,"current_state": string,"doctor_id": string | null,"doctor_name": string | null,"doctor_sort_name": string | null,"due_at": string | null,"file_count": number | null,"id": string,"last_message_at": string | null,"message_count": number | null,"order_count": number | null,"organization_id": string,"patient_id": string,"patient_name": string | null,"patient_number": string | null,"practice_id": string | null,"practice_name": string | null,"priority": string,"row_version": number,"search_text": string,"state_since": string,"title": string,"updated_at": string
                  }
                  ComputedFields: never
                  Relationships: [
                    {
      foreignKeyName: "cases_assignee_id_organization_id_fkey"
      columns: ["assignee_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "cases_case_type_fkey"
      columns: ["case_type"]
isOneToOne: false
      referencedRelation: "case_types"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "cases_current_state_fkey"
      columns: ["current_state"]
isOneToOne: false
      referencedRelation: "case_states"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "cases_doctor_id_organization_id_fkey"
      columns: ["doctor_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "cases_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "cases_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "cases_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "cases_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "cases_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "cases_practice_id_organization_id_fkey"
      columns: ["practice_id","organization_id"]
isOneToOne: false
      referencedRelation: "practices"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "cases_priority_fkey"
      columns: ["priority"]
isOneToOne: false
      referencedRelation: "priorities"
      referencedColumns: ["key"]
    }
                  ]
                },"case_history": {
                  Row: {
                    "case_id": string,"changed_by": string | null,"changed_by_name": string | null,"created_at": string,"from_state": string | null,"id": string,"is_contradiction": boolean | null,"left_at": string | null,"organization_id": string,"position": number,"practice_id": string | null,"reason": string | null,"source": string,"source_ref": string | null,"to_state": string
                  }
                  ComputedFields: never
                  Relationships: [
                    {
      foreignKeyName: "case_state_history_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "case_dashboard"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "case_state_history_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "case_state_history_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "case_state_history_changed_by_organization_id_fkey"
      columns: ["changed_by","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "case_state_history_from_state_fkey"
      columns: ["from_state"]
isOneToOne: false
      referencedRelation: "case_states"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "case_state_history_to_state_fkey"
      columns: ["to_state"]
isOneToOne: false
      referencedRelation: "case_states"
      referencedColumns: ["key"]
    }
                  ]
                },"decision_history": {
                  Row: {
                    "actor_name": string | null,"decided_at": string,"decision": string,"first_id": string,"first_name": string | null,"first_number": string,"id": string,"organization_id": string,"origin": string,"reason": string | null,"relation": string | null,"second_id": string,"second_name": string | null,"second_number": string,"withdrawn_at": string | null
                  }
                  ComputedFields: never
                  Relationships: [
                    {
      foreignKeyName: "duplicate_decisions_first_id_organization_id_fkey"
      columns: ["first_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_decisions_first_id_organization_id_fkey"
      columns: ["first_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_decisions_first_id_organization_id_fkey"
      columns: ["first_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_decisions_first_id_organization_id_fkey"
      columns: ["first_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_decisions_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "duplicate_decisions_second_id_organization_id_fkey"
      columns: ["second_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_decisions_second_id_organization_id_fkey"
      columns: ["second_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_decisions_second_id_organization_id_fkey"
      columns: ["second_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_decisions_second_id_organization_id_fkey"
      columns: ["second_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"duplicate_queue": {
                  Row: {
                    "band": string,"cases": number,"claimed_until": string | null,"created_at": string,"has_returned": boolean | null,"id": string,"is_claimed": boolean | null,"is_put_off": boolean | null,"objections": (string)[],"open_cases": number,"organization_id": string,"owner_id": string | null,"owner_name": string | null,"people": Json | null,"practice_id": string | null,"practice_name": string | null,"probability": number,"row_version": number,"size": number,"snoozed_until": string | null,"strongest": string,"updated_at": string
                  }
                  ComputedFields: never
                  Relationships: [
                    {
      foreignKeyName: "duplicate_clusters_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "duplicate_clusters_owner_id_organization_id_fkey"
      columns: ["owner_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "duplicate_clusters_practice_id_organization_id_fkey"
      columns: ["practice_id","organization_id"]
isOneToOne: false
      referencedRelation: "practices"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"duplicate_records": {
                  Row: {
                    "aliases": (string)[] | null,"birth_date": string | null,"cases": number | null,"cluster_id": string,"created_at": string,"doctor_id": string | null,"doctor_name": string | null,"email": string | null,"family_name": string,"gender": string | null,"given_name": string,"id": string,"is_migrated": boolean | null,"open_cases": number | null,"orders": number | null,"organization_id": string,"patient_number": string,"phone": string | null,"practice_id": string | null,"practice_name": string | null,"row_version": number,"status": string,"suffix": string | null,"updated_at": string | null
                  }
                  ComputedFields: never
                  Relationships: [
                    {
      foreignKeyName: "patients_doctor_id_organization_id_fkey"
      columns: ["doctor_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patients_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "patients_practice_id_organization_id_fkey"
      columns: ["practice_id","organization_id"]
isOneToOne: false
      referencedRelation: "practices"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"match_quality": {
                  Row: {
                    "apart": number | null,"band": string | null,"merged": number | null,"organization_id": string | null,"undone": number | null
                  }
                  ComputedFields: never
                  Relationships: [
                    
                  ]
                },"merge_history": {
                  Row: {
                    "actor_name": string | null,"batch_id": string,"id": string,"kind": string,"merged_at": string,"merged_id": string,"merged_name": string | null,"merged_number": string,"moved": NonNullable<Json>,"organization_id": string,"reason": string | null,"report": NonNullable<Json>,"survivor_id": string,"survivor_name": string | null,"survivor_number": string,"undone_at": string | null
                  }
                  ComputedFields: never
                  Relationships: [
                    {
      foreignKeyName: "merge_events_merged_id_organization_id_fkey"
      columns: ["merged_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "merge_events_merged_id_organization_id_fkey"
      columns: ["merged_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "merge_events_merged_id_organization_id_fkey"
      columns: ["merged_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "merge_events_merged_id_organization_id_fkey"
      columns: ["merged_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "merge_events_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "merge_events_survivor_id_organization_id_fkey"
      columns: ["survivor_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "merge_events_survivor_id_organization_id_fkey"
      columns: ["survivor_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "merge_events_survivor_id_organization_id_fkey"
      columns: ["survivor_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "merge_events_survivor_id_organization_id_fkey"
      columns: ["survivor_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"migration_checks": {
                  Row: {
                    "code": string,"detail": string,"organization_id": string,"place": string,"position": number,"row_count": number | null,"run_id": string,"severity": string
                  }
                  ComputedFields: never
                  Insert: {
                           "code"?: string | null,"detail"?: string | null,"organization_id"?: string | null,"place"?: string | null,"position"?: number | null,"row_count"?: number | null,"run_id"?: string | null,"severity"?: string | null
                         }
                        Update: {
                           "code"?: string | null,"detail"?: string | null,"organization_id"?: string | null,"place"?: string | null,"position"?: number | null,"row_count"?: number | null,"run_id"?: string | null,"severity"?: string | null
                         }
                        Relationships: [
                    {
      foreignKeyName: "checks_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "checks_run_id_fkey"
      columns: ["run_id"]
isOneToOne: false
      referencedRelation: "migration_runs"
      referencedColumns: ["id"]
    }
                  ]
                },"migration_codes": {
                  Row: {
                    "code": string | null,"is_mapped": boolean | null,"map": string,"note": string | null,"row_count": number | null,"row_version": number | null,"target": string | null,"title": string,"updated_at": string | null,"words": (string)[] | null,"words_table": string | null
                  }
                  ComputedFields: never
                  Relationships: [
                    
                  ]
                },"migration_events": {
                  Row: {
                    "at": string,"entity": string | null,"id": number,"level": string,"message": string,"organization_id": string,"run_id": string
                  }
                  ComputedFields: never
                  Insert: {
                           "at"?: string | null,"entity"?: string | null,"id"?: number | null,"level"?: string | null,"message"?: string | null,"organization_id"?: string | null,"run_id"?: string | null
                         }
                        Update: {
                           "at"?: string | null,"entity"?: string | null,"id"?: number | null,"level"?: string | null,"message"?: string | null,"organization_id"?: string | null,"run_id"?: string | null
                         }
                        Relationships: [
                    {
      foreignKeyName: "events_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "events_run_id_fkey"
      columns: ["run_id"]
isOneToOne: false
      referencedRelation: "migration_runs"
      referencedColumns: ["id"]
    }
                  ]
                },"migration_proofs": {
                  Row: {
                    "differing_ids": (number)[],"entity": string,"holds": boolean,"measure": string,"organization_id": string,"position": number,"run_id": string,"source_value": string | null,"target_value": string | null
                  }
                  ComputedFields: never
                  Insert: {
                           "differing_ids"?: (number)[] | null,"entity"?: string | null,"holds"?: boolean | null,"measure"?: string | null,"organization_id"?: string | null,"position"?: number | null,"run_id"?: string | null,"source_value"?: string | null,"target_value"?: string | null
                         }
                        Update: {
                           "differing_ids"?: (number)[] | null,"entity"?: string | null,"holds"?: boolean | null,"measure"?: string | null,"organization_id"?: string | null,"position"?: number | null,"run_id"?: string | null,"source_value"?: string | null,"target_value"?: string | null
                         }
                        Relationships: [
                    {
      foreignKeyName: "proofs_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "proofs_run_id_fkey"
      columns: ["run_id"]
isOneToOne: false
      referencedRelation: "migration_runs"
      referencedColumns: ["id"]
    }
                  ]
                },"migration_rejects": {
                  Row: {
                    "code": string,"created_at": string,"decided_at": string | null,"decided_by_name": string | null,"entity": string,"id": number,"kind": string,"legacy_id": number,"note": string | null,"organization_id": string,"run_id": string,"source_column": string,"source_row": NonNullable<Json>,"status": string
                  }
                  ComputedFields: never
                  Relationships: [
                    {
      foreignKeyName: "rejects_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "rejects_run_id_fkey"
      columns: ["run_id"]
isOneToOne: false
      referencedRelation: "migration_runs"
      referencedColumns: ["id"]
    }
                  ]
                },"migration_run_entities": {
                  Row: {
                    "conflicts": number,"entity": string,"error": string | null,"expected_rows": number | null,"findings": number,"finished_at": string | null,"inserted": number,"merged": number,"milliseconds": number,"missing": number,"organization_id": string,"position": number,"read_rows": number,"rejected": number,"removed": number,"rows_per_second": number | null,"run_id": string,"skipped": number,"started_at": string | null,"status": string,"unchanged": number,"updated": number
                  }
                  ComputedFields: never
                  Relationships: [
                    {
      foreignKeyName: "run_entities_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "run_entities_run_id_fkey"
      columns: ["run_id"]
isOneToOne: false
      referencedRelation: "migration_runs"
      referencedColumns: ["id"]
    }
                  ]
                },"migration_runs": {
                  Row: {
                    "accepted": (string)[],"conflicts": number | null,"created_at": string,"error": string | null,"expected_rows": number | null,"findings": number | null,"finished_at": string | null,"heartbeat_at": string | null,"holder": string | null,"id": string,"inserted": number | null,"is_stalled": boolean | null,"is_taken_back": boolean | null,"memory_bytes": number | null,"merged": number | null,"missing": number | null,"mode": string,"of_run_id": string | null,"organization_id": string,"plan_hash": string | null,"read_rows": number | null,"rejected": number | null,"removed": number | null,"report_hash": string | null,"scope": Json | null,"skipped": number | null,"source_name": string | null,"started_at": string | null,"started_by_name": string | null,"status": string,"unchanged": number | null,"updated": number | null,"wish": string
                  }
                  ComputedFields: never
                  Relationships: [
                    {
      foreignKeyName: "runs_of_run_id_fkey"
      columns: ["of_run_id"]
isOneToOne: false
      referencedRelation: "migration_runs"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "runs_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    }
                  ]
                },"order_history": {
                  Row: {
                    "changed_by": string | null,"changed_by_name": string | null,"created_at": string | null,"from_state": string | null,"id": string | null,"is_contradiction": boolean | null,"left_at": string | null,"order_id": string | null,"organization_id": string | null,"position": number | null,"practice_id": string | null,"reason": string | null,"source": string | null,"source_ref": string | null,"to_state": string | null
                  }
                  ComputedFields: never
                  Relationships: [
                    
                  ]
                },"order_summaries": {
                  Row: {
                    "assignee_id": string | null,"assignee_name": string | null,"assignee_sort_name": string | null,"case_id": string | null,"case_number": string | null,"created_at": string,"currency": string,"current_state": string,"doctor_id": string | null,"doctor_name": string | null,"doctor_sort_name": string | null,"due_at": string | null,"id": string,"order_number": string,"order_type": string,"organization_id": string,"patient_id": string | null,"patient_name": string | null,"patient_number": string | null,"practice_id": string | null,"practice_name": string | null,"priority": string,"row_version": number,"search_text": string,"state_since": string,"total_amount": number,"updated_at": string
                  }
                  ComputedFields: never
                  Relationships: [
                    {
      foreignKeyName: "orders_assignee_id_organization_id_fkey"
      columns: ["assignee_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "case_dashboard"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_current_state_fkey"
      columns: ["current_state"]
isOneToOne: false
      referencedRelation: "order_states"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "orders_doctor_id_organization_id_fkey"
      columns: ["doctor_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_order_type_fkey"
      columns: ["order_type"]
isOneToOne: false
      referencedRelation: "order_types"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "orders_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "orders_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_practice_id_organization_id_fkey"
      columns: ["practice_id","organization_id"]
isOneToOne: false
      referencedRelation: "practices"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_priority_fkey"
      columns: ["priority"]
isOneToOne: false
      referencedRelation: "priorities"
      referencedColumns: ["key"]
    }
                  ]
                },"patient_summaries": {
                  Row: {
                    "birth_date": string | null,"case_count": number | null,"created_at": string,"doctor_id": string | null,"doctor_name": string | null,"email": string | null,"family_name": string | null,"gender": string | null,"given_name": string | null,"id": string,"merged_into_id": string | null,"order_count": number | null,"organization_id": string,"patient_number": string,"phone": string | null,"practice_id": string | null,"practice_name": string | null,"profile_id": string,"row_version": number,"status": string,"updated_at": string
                  }
                  ComputedFields: never
                  Relationships: [
                    {
      foreignKeyName: "patients_doctor_id_organization_id_fkey"
      columns: ["doctor_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patients_merged_into_id_organization_id_fkey"
      columns: ["merged_into_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patients_merged_into_id_organization_id_fkey"
      columns: ["merged_into_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patients_merged_into_id_organization_id_fkey"
      columns: ["merged_into_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patients_merged_into_id_organization_id_fkey"
      columns: ["merged_into_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patients_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "patients_practice_id_organization_id_fkey"
      columns: ["practice_id","organization_id"]
isOneToOne: false
      referencedRelation: "practices"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patients_profile_id_organization_id_fkey"
      columns: ["profile_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"payment_balances": {
                  Row: {
                    "currency": string,"id": string,"net_amount": number | null,"order_id": string | null,"organization_id": string,"paid_amount": number | null,"practice_id": string | null,"refunded_amount": number | null,"status": string,"total_amount": number
                  }
                  ComputedFields: never
                  Relationships: [
                    {
      foreignKeyName: "payments_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "order_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "payments_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "payments_order_id_organization_id_fkey"
      columns: ["order_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_orders"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "payments_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "payments_practice_id_organization_id_fkey"
      columns: ["practice_id","organization_id"]
isOneToOne: false
      referencedRelation: "practices"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                },"report_events": {
                  Row: {
                    "currency": string | null,"day": string | null,"doctor_id": string | null,"figure": string | null,"id": string | null,"noun": string | null,"organization_id": string | null,"practice_id": string | null,"priority": string | null,"state": string | null,"total_amount": number | null,"turnaround_minutes": number | null,"type": string | null
                  }
                  ComputedFields: never
                  Relationships: [
                    
                  ]
                },"state_stays": {
                  Row: {
                    "doctor_id": string | null,"id": string | null,"left_by": string | null,"left_on": string | null,"minutes": number | null,"next_state": string | null,"noun": string | null,"organization_id": string | null,"position": number | null,"practice_id": string | null,"priority": string | null,"state": string | null,"type": string | null
                  }
                  ComputedFields: never
                  Relationships: [
                    
                  ]
                },"unread_cases": {
                  Row: {
                    "assignee_id": string | null,"assignee_name": string | null,"assignee_sort_name": string | null,"case_number": string,"case_type": string,"created_at": string,"current_state": string,"doctor_id": string | null,"doctor_name": string | null,"doctor_sort_name": string | null,"due_at": string | null,"file_count": number | null,"id": string,"last_message_at": string | null,"message_count": number | null,"order_count": number | null,"organization_id": string,"patient_id": string,"patient_name": string | null,"patient_number": string | null,"practice_id": string | null,"practice_name": string | null,"priority": string,"row_version": number,"search_text": string,"state_since": string,"title": string,"updated_at": string
                  }
                  ComputedFields: never
                  Relationships: [
                    {
      foreignKeyName: "cases_assignee_id_organization_id_fkey"
      columns: ["assignee_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "cases_case_type_fkey"
      columns: ["case_type"]
isOneToOne: false
      referencedRelation: "case_types"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "cases_current_state_fkey"
      columns: ["current_state"]
isOneToOne: false
      referencedRelation: "case_states"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "cases_doctor_id_organization_id_fkey"
      columns: ["doctor_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "cases_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "cases_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "cases_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "cases_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "cases_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "cases_practice_id_organization_id_fkey"
      columns: ["practice_id","organization_id"]
isOneToOne: false
      referencedRelation: "practices"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "cases_priority_fkey"
      columns: ["priority"]
isOneToOne: false
      referencedRelation: "priorities"
      referencedColumns: ["key"]
    }
                  ]
                },"unread_orders": {
                  Row: {
                    "assignee_id": string | null,"assignee_name": string | null,"assignee_sort_name": string | null,"case_id": string | null,"case_number": string | null,"created_at": string,"currency": string,"current_state": string,"doctor_id": string | null,"doctor_name": string | null,"doctor_sort_name": string | null,"due_at": string | null,"id": string,"order_number": string,"order_type": string,"organization_id": string,"patient_id": string | null,"patient_name": string | null,"patient_number": string | null,"practice_id": string | null,"practice_name": string | null,"priority": string,"row_version": number,"search_text": string,"state_since": string,"total_amount": number,"updated_at": string
                  }
                  ComputedFields: never
                  Relationships: [
                    {
      foreignKeyName: "orders_assignee_id_organization_id_fkey"
      columns: ["assignee_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "case_dashboard"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_case_id_organization_id_fkey"
      columns: ["case_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_cases"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_current_state_fkey"
      columns: ["current_state"]
isOneToOne: false
      referencedRelation: "order_states"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "orders_doctor_id_organization_id_fkey"
      columns: ["doctor_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_order_type_fkey"
      columns: ["order_type"]
isOneToOne: false
      referencedRelation: "order_types"
      referencedColumns: ["key"]
    },{
      foreignKeyName: "orders_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "orders_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_patient_id_organization_id_fkey"
      columns: ["patient_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_practice_id_organization_id_fkey"
      columns: ["practice_id","organization_id"]
isOneToOne: false
      referencedRelation: "practices"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "orders_priority_fkey"
      columns: ["priority"]
isOneToOne: false
      referencedRelation: "priorities"
      referencedColumns: ["key"]
    }
                  ]
                },"unread_patients": {
                  Row: {
                    "birth_date": string | null,"case_count": number | null,"created_at": string,"doctor_id": string | null,"doctor_name": string | null,"email": string | null,"family_name": string | null,"gender": string | null,"given_name": string | null,"id": string,"merged_into_id": string | null,"order_count": number | null,"organization_id": string,"patient_number": string,"phone": string | null,"practice_id": string | null,"practice_name": string | null,"profile_id": string,"row_version": number,"status": string,"updated_at": string
                  }
                  ComputedFields: never
                  Relationships: [
                    {
      foreignKeyName: "patients_doctor_id_organization_id_fkey"
      columns: ["doctor_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patients_merged_into_id_organization_id_fkey"
      columns: ["merged_into_id","organization_id"]
isOneToOne: false
      referencedRelation: "duplicate_records"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patients_merged_into_id_organization_id_fkey"
      columns: ["merged_into_id","organization_id"]
isOneToOne: false
      referencedRelation: "patient_summaries"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patients_merged_into_id_organization_id_fkey"
      columns: ["merged_into_id","organization_id"]
isOneToOne: false
      referencedRelation: "patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patients_merged_into_id_organization_id_fkey"
      columns: ["merged_into_id","organization_id"]
isOneToOne: false
      referencedRelation: "unread_patients"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patients_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "patients_practice_id_organization_id_fkey"
      columns: ["practice_id","organization_id"]
isOneToOne: false
      referencedRelation: "practices"
      referencedColumns: ["id","organization_id"]
    },{
      foreignKeyName: "patients_profile_id_organization_id_fkey"
      columns: ["profile_id","organization_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id","organization_id"]
    }
                  ]
                }
          }
          Functions: {
            "accept_invitations":
{ Args: Record<PropertyKey, never>; Returns: number
                           },
"activate_match_model":
{ Args: { "p_version": number }; Returns: string
                           },
"approve_instruction":
{ Args: { "p_expected_version": number,"p_instruction_id": string }; Returns: number
                           },
"assign_cases":
{ Args: { "p_assignee_id": string,"p_case_ids": (string)[] }; Returns: number
                           },
"assign_orders":
{ Args: { "p_assignee_id": string,"p_order_ids": (string)[] }; Returns: number
                           },
"check_new_patient":
{ Args: { "p_block_limit": number,"p_keys": (number)[],"p_known_version"?: number }; Returns: Json
                           },
"claim_cluster":
{ Args: { "p_cluster_id": string,"p_takes"?: boolean }; Returns: string
                           },
"count_open_cases":
{ Args: Record<PropertyKey, never>; Returns: {
              "cases": number,"state": string
            }[]
                           },
"count_open_orders":
{ Args: Record<PropertyKey, never>; Returns: {
              "orders": number,"state": string
            }[]
                           },
"count_unread":
{ Args: { "p_organization_id"?: string }; Returns: Record<string, unknown>
                           },
"create_patient":
{ Args: { "p_birth_date"?: string,"p_doctor_id"?: string,"p_email"?: string,"p_family_name": string,"p_gender"?: string,"p_given_name": string,"p_id"?: string,"p_phone"?: string,"p_practice_id": string }; Returns: string
                           },
"decide_apart":
{ Args: { "p_cluster_id": string,"p_decision": string,"p_first_ids": (string)[],"p_reason"?: string,"p_relation"?: string,"p_second_ids": (string)[] }; Returns: (string)[]
                           },
"decide_rejects":
{ Args: { "p_note"?: string,"p_scope": Json }; Returns: number
                           },
"describe_work":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"find_cases":
{ Args: { "p_query": string,"p_unread"?: boolean }; Returns: {
              "assignee_id": string | null,
"assignee_name": string | null,
"assignee_sort_name": string | null,
"case_number": string,
"case_type": string,
"created_at": string,
"current_state": string,
"doctor_id": string | null,
"doctor_name": string | null,
"doctor_sort_name": string | null,
"due_at": string | null,
"file_count": number | null,
"id": string,
"last_message_at": string | null,
"message_count": number | null,
"order_count": number | null,
"organization_id": string,
"patient_id": string,
"patient_name": string | null,
"patient_number": string | null,
"practice_id": string | null,
"practice_name": string | null,
"priority": string,
"row_version": number,
"search_text": string,
"state_since": string,
"title": string,
"updated_at": string
            }[]
                          SetofOptions: {
        from: "*"
        to: "case_dashboard"
        isOneToOne: false
        isSetofReturn: true
      } },
"find_orders":
{ Args: { "p_query": string,"p_unread"?: boolean }; Returns: {
              "assignee_id": string | null,
"assignee_name": string | null,
"assignee_sort_name": string | null,
"case_id": string | null,
"case_number": string | null,
"created_at": string,
"currency": string,
"current_state": string,
"doctor_id": string | null,
"doctor_name": string | null,
"doctor_sort_name": string | null,
"due_at": string | null,
"id": string,
"order_number": string,
"order_type": string,
"organization_id": string,
"patient_id": string | null,
"patient_name": string | null,
"patient_number": string | null,
"practice_id": string | null,
"practice_name": string | null,
"priority": string,
"row_version": number,
"search_text": string,
"state_since": string,
"total_amount": number,
"updated_at": string
            }[]
                          SetofOptions: {
        from: "*"
        to: "order_summaries"
        isOneToOne: false
        isSetofReturn: true
      } },
"find_patients":
{ Args: { "p_query": string,"p_unread"?: boolean }; Returns: {
              "birth_date": string | null,
"case_count": number | null,
"created_at": string,
"doctor_id": string | null,
"doctor_name": string | null,
"email": string | null,
"family_name": string | null,
"gender": string | null,
"given_name": string | null,
"id": string,
"merged_into_id": string | null,
"order_count": number | null,
"organization_id": string,
"patient_number": string,
"phone": string | null,
"practice_id": string | null,
"practice_name": string | null,
"profile_id": string,
"row_version": number,
"status": string,
"updated_at": string
            }[]
                          SetofOptions: {
        from: "*"
        to: "patient_summaries"
        isOneToOne: false
        isSetofReturn: true
      } },
"find_people":
{ Args: { "p_in_lab": boolean,"p_query": string }; Returns: {
              "id": string,"name": string,"note": string
            }[]
                           },
"grant_role":
{ Args: { "p_profile_id": string,"p_role": string }; Returns: undefined
                           },
"list_automatic_merging":
{ Args: Record<PropertyKey, never>; Returns: {
              "is_on": boolean,"merged": number,"practice_id": string,"practice_name": string,"ready": number,"undone": number
            }[]
                           },
"list_practice_members":
{ Args: { "p_practice_id": string }; Returns: {
              "family_name": string,"given_name": string,"id": string,"is_primary": boolean,"practice_id": string,"profile_id": string,"role": string,"row_version": number,"valid_from": string,"valid_until": string
            }[]
                           },
"list_reject_groups":
{ Args: Record<PropertyKey, never>; Returns: {
              "code": string,"entity": string,"is_trial": boolean,"kind": string,"open_rows": number,"source_column": string,"waived_rows": number
            }[]
                           },
"list_report_rows":
{ Args: { "p_after_day"?: string,"p_after_id"?: string,"p_doctor"?: string,"p_figure": string,"p_from": string,"p_limit"?: number,"p_practice"?: string,"p_priority"?: string,"p_type"?: string,"p_until": string }; Returns: {
              "currency": string,"day": string,"doctor_name": string,"id": string,"noun": string,"number": string,"patient_id": string,"patient_number": string,"practice_name": string,"priority": string,"state": string,"total_amount": number,"total_rows": number,"turnaround_minutes": number,"type": string
            }[]
                           },
"list_report_subscriptions":
{ Args: Record<PropertyKey, never>; Returns: {
              "day_of_month": number,"doctor_id": string,"doctor_name": string,"id": string,"is_asked": boolean,"last_month": string,"last_problem": string,"last_sent_at": string,"name": string,"next_on": string,"order_type": string,"practice_id": string,"practice_name": string,"priority": string
            }[]
                           },
"list_stays":
{ Args: { "p_doctor"?: string,"p_from": string,"p_limit"?: number,"p_next"?: string,"p_noun": string,"p_practice"?: string,"p_priority"?: string,"p_state": string,"p_type"?: string,"p_until": string }; Returns: {
              "id": string,"left_by_name": string,"left_on": string,"minutes": number,"next_state": string,"noun": string,"number": string,"practice_name": string,"state": string,"type": string
            }[]
                           },
"list_users":
{ Args: Record<PropertyKey, never>; Returns: {
              "access_suspended_at": string,"access_suspended_reason": string,"email_confirmed": boolean,"family_name": string,"given_name": string,"last_sign_in_at": string,"organization_id": string,"profile_id": string,"roles": (string)[],"search_text": string,"sign_in_email": string
            }[]
                           },
"merge_clusters":
{ Args: { "p_batch_id": string,"p_cluster_ids": (string)[],"p_reason": string,"p_versions": Json }; Returns: Json
                           },
"merge_patients":
{ Args: { "p_batch_id": string,"p_choices": Json,"p_expected_versions": Json,"p_merged_ids": (string)[],"p_reason": string,"p_survivor_id": string }; Returns: string
                           },
"my_access":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"nearest_embeddings":
{ Args: { "p_embedding": string,"p_limit"?: number,"p_model": string }; Returns: {
              "case_id": string,"content": string,"distance": number,"id": string,"message_id": string,"order_id": string,"patient_id": string,"project_id": string
            }[]
                           },
"next_case_states":
{ Args: { "p_case_id": string }; Returns: {
              "kind": string,"name": string,"requires_reason": boolean,"to_state": string
            }[]
                           },
"next_order_states":
{ Args: { "p_order_id": string }; Returns: {
              "kind": string,"name": string,"requires_reason": boolean,"to_state": string
            }[]
                           },
"open_bottlenecks":
{ Args: { "p_doctor"?: string,"p_from": string,"p_practice"?: string,"p_priority"?: string,"p_type"?: string,"p_until": string }; Returns: Json
                           },
"open_case":
{ Args: { "p_before"?: string,"p_case_id": string }; Returns: Json
                           },
"open_list":
{ Args: { "p_person"?: string,"p_practice"?: string,"p_room": string,"p_search"?: string }; Returns: Json
                           },
"open_monthly_report":
{ Args: { "p_doctor"?: string,"p_month": string,"p_part"?: string,"p_practice"?: string,"p_priority"?: string,"p_rows"?: number,"p_type"?: string }; Returns: Json
                           },
"open_order":
{ Args: { "p_before"?: string,"p_order_id": string }; Returns: Json
                           },
"open_overview":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"open_patient":
{ Args: { "p_before"?: string,"p_patient_id": string }; Returns: Json
                           },
"open_trends":
{ Args: { "p_by"?: string,"p_doctor"?: string,"p_from": string,"p_practice"?: string,"p_priority"?: string,"p_type"?: string,"p_until": string }; Returns: Json
                           },
"preview_case_transition":
{ Args: { "p_case_ids": (string)[],"p_reason"?: string,"p_to_state": string }; Returns: {
              "case_id": string,"case_number": string,"current_state": string,"problem": string
            }[]
                           },
"preview_merge":
{ Args: { "p_merged_ids": (string)[],"p_survivor_id": string }; Returns: Json
                           },
"preview_order_transition":
{ Args: { "p_order_ids": (string)[],"p_reason"?: string,"p_to_state": string }; Returns: {
              "current_state": string,"order_id": string,"order_number": string,"problem": string
            }[]
                           },
"preview_sure_merges":
{ Args: { "p_practice_id"?: string }; Returns: Json
                           },
"record_access":
{ Args: { "p_patient_ids": (string)[],"p_place": string,"p_purpose": string }; Returns: number
                           },
"redo_merge":
{ Args: { "p_batch_id"?: string,"p_event_id": string,"p_reason"?: string }; Returns: string
                           },
"refund_order":
{ Args: { "p_expected_version": number,"p_order_id": string,"p_reason": string }; Returns: number
                           },
"reopen_case":
{ Args: { "p_case_id": string,"p_expected_version": number,"p_reason": string }; Returns: number
                           },
"reopen_order":
{ Args: { "p_expected_version": number,"p_order_id": string,"p_reason": string }; Returns: number
                           },
"request_match_scan":
{ Args: { "p_kind"?: string }; Returns: string
                           },
"request_migration":
{ Args: { "p_accepted"?: (string)[],"p_mode": string,"p_of_run_id"?: string,"p_scope"?: Json }; Returns: string
                           },
"resolve_patient":
{ Args: { "p_id": string }; Returns: string
                           },
"restore_access":
{ Args: { "p_profile_id": string }; Returns: undefined
                           },
"revoke_role":
{ Args: { "p_profile_id": string,"p_role": string }; Returns: undefined
                           },
"search_patients":
{ Args: { "p_limit"?: number,"p_query": string }; Returns: {
              "id": string,"likeness": number,"merged_into_id": string,"name": string,"patient_number": string,"practice_id": string
            }[]
                           },
"set_automatic_merging":
{ Args: { "p_daily_cap": number,"p_expected_version"?: number,"p_practice_ids": (string)[] }; Returns: number
                           },
"set_code":
{ Args: { "p_code": string,"p_expected_version"?: number,"p_map": string,"p_note": string,"p_target"?: string }; Returns: number
                           },
"set_service_levels":
{ Args: { "p_levels": Json }; Returns: number
                           },
"snooze_cluster":
{ Args: { "p_cluster_id": string,"p_days": number }; Returns: string
                           },
"steer_migration":
{ Args: { "p_accepted"?: (string)[],"p_run_id": string,"p_wish": string }; Returns: string
                           },
"suspend_access":
{ Args: { "p_profile_id": string,"p_reason": string }; Returns: undefined
                           },
"transition_case":
{ Args: { "p_case_id": string,"p_expected_version": number,"p_reason"?: string,"p_to_state": string }; Returns: number
                           },
"transition_cases":
{ Args: { "p_case_ids": (string)[],"p_reason"?: string,"p_to_state": string }; Returns: {
              "case_id": string,"problem": string
            }[]
                           },
"transition_order":
{ Args: { "p_expected_version": number,"p_order_id": string,"p_reason"?: string,"p_to_state": string }; Returns: number
                           },
"transition_orders":
{ Args: { "p_order_ids": (string)[],"p_reason"?: string,"p_to_state": string }; Returns: {
              "order_id": string,"problem": string
            }[]
                           },
"undo_merges":
{ Args: { "p_batch_id"?: string,"p_event_ids"?: (string)[],"p_not_duplicate"?: boolean,"p_reason"?: string,"p_request_id"?: string,"p_with_later"?: boolean }; Returns: Json
                           },
"update_patient":
{ Args: { "p_birth_date"?: string,"p_doctor_id"?: string,"p_email"?: string,"p_expected_version": number,"p_family_name": string,"p_gender"?: string,"p_given_name": string,"p_patient_id": string,"p_phone"?: string,"p_status"?: string }; Returns: number
                           },
"withdraw_decisions":
{ Args: { "p_decision_ids": (string)[] }; Returns: number
                           }
          }
          Enums: {
            [_ in never]: never
          }
          CompositeTypes: {
            [_ in never]: never
          }
        }
}

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
  ? (DefaultSchema["Tables"] & DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
      Row: infer R
    }
    ? R
    : never
  : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
  ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
      Insert: infer I
    }
    ? I
    : never
  : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
  ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
      Update: infer U
    }
    ? U
    : never
  : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never = never
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
  ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
  : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never = never
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
  ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
  : never

export const Constants = {
  "public": {
          Enums: {
            
          }
        }
} as const
