
export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type Database = {
  
  "public": {
          Tables: {
            "invitations": {
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
                },"organizations": {
                  Row: {
                    "created_at": string,"id": string,"name": string,"row_version": number,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"id"?: string,"name": string,"row_version"?: number,"updated_at"?: string
                  }
                  Update: {
                    "created_at"?: string,"id"?: string,"name"?: string,"row_version"?: number,"updated_at"?: string
                  }
                  Relationships: [
                    
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
                    "address_line1": string | null,"address_line2": string | null,"address_verified": boolean,"city": string | null,"country": string,"created_at": string,"email": string | null,"id": string,"is_active": boolean,"legacy": NonNullable<Json>,"legacy_id": number | null,"license_number": string | null,"name": string,"organization_id": string,"phone": string | null,"postal_code": string | null,"region": string | null,"row_version": number,"search_text": string | null,"updated_at": string,"website": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "address_line1"?: string | null,"address_line2"?: string | null,"address_verified"?: boolean,"city"?: string | null,"country"?: string,"created_at"?: string,"email"?: string | null,"id"?: string,"is_active"?: boolean,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"license_number"?: string | null,"name": string,"organization_id": string,"phone"?: string | null,"postal_code"?: string | null,"region"?: string | null,"row_version"?: number,"search_text"?: never,"updated_at"?: string,"website"?: string | null
                  }
                  Update: {
                    "address_line1"?: string | null,"address_line2"?: string | null,"address_verified"?: boolean,"city"?: string | null,"country"?: string,"created_at"?: string,"email"?: string | null,"id"?: string,"is_active"?: boolean,"legacy"?: NonNullable<Json>,"legacy_id"?: number | null,"license_number"?: string | null,"name"?: string,"organization_id"?: string,"phone"?: string | null,"postal_code"?: string | null,"region"?: string | null,"row_version"?: number,"search_text"?: never,"updated_at"?: string,"website"?: string | null
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
                    "access_suspended_at": string | null,"access_suspended_reason": string | null,"birth_date": string | null,"created_at": string,"email": string | null,"family_name": string,"gender": string | null,"given_name": string,"id": string,"legacy": NonNullable<Json>,"legacy_user_id": number | null,"organization_id": string,"phone": string | null,"row_version": number,"search_text": string | null,"updated_at": string,"user_id": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "access_suspended_at"?: string | null,"access_suspended_reason"?: string | null,"birth_date"?: string | null,"created_at"?: string,"email"?: string | null,"family_name": string,"gender"?: string | null,"given_name": string,"id"?: string,"legacy"?: NonNullable<Json>,"legacy_user_id"?: number | null,"organization_id": string,"phone"?: string | null,"row_version"?: number,"search_text"?: never,"updated_at"?: string,"user_id"?: string | null
                  }
                  Update: {
                    "access_suspended_at"?: string | null,"access_suspended_reason"?: string | null,"birth_date"?: string | null,"created_at"?: string,"email"?: string | null,"family_name"?: string,"gender"?: string | null,"given_name"?: string,"id"?: string,"legacy"?: NonNullable<Json>,"legacy_user_id"?: number | null,"organization_id"?: string,"phone"?: string | null,"row_version"?: number,"search_text"?: never,"updated_at"?: string,"user_id"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "profiles_organization_id_fkey"
      columns: ["organization_id"]
isOneToOne: false
      referencedRelation: "organizations"
      referencedColumns: ["id"]
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
                }
          }
          Views: {
            [_ in never]: never
          }
          Functions: {
            "accept_invitations":
{ Args: Record<PropertyKey, never>; Returns: number
                           },
"grant_role":
{ Args: { "p_profile_id": string,"p_role": string }; Returns: undefined
                           },
"list_practice_members":
{ Args: { "p_practice_id": string }; Returns: {
              "family_name": string,"given_name": string,"id": string,"is_primary": boolean,"practice_id": string,"profile_id": string,"role": string,"row_version": number,"valid_from": string,"valid_until": string
            }[]
                           },
"list_users":
{ Args: Record<PropertyKey, never>; Returns: {
              "access_suspended_at": string,"access_suspended_reason": string,"email_confirmed": boolean,"family_name": string,"given_name": string,"last_sign_in_at": string,"organization_id": string,"profile_id": string,"roles": (string)[],"search_text": string,"sign_in_email": string
            }[]
                           },
"my_access":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"restore_access":
{ Args: { "p_profile_id": string }; Returns: undefined
                           },
"revoke_role":
{ Args: { "p_profile_id": string,"p_role": string }; Returns: undefined
                           },
"suspend_access":
{ Args: { "p_profile_id": string,"p_reason": string }; Returns: undefined
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
