using System.Globalization;
using CaoDiem.OfficeFiles;
using CaoDiem.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace CaoDiem.Web.Ui;

/// <summary>Days as dd/MM/yyyy (or ISO, as date inputs send them) and money with thousands dots, whatever the culture.</summary>
public sealed class VietnameseBinders : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = Nullable.GetUnderlyingType(context.Metadata.ModelType) ?? context.Metadata.ModelType;
        return type == typeof(DateOnly) ? new DayBinder()
            : type == typeof(long) ? new MoneyBinder()
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>) ? new IdBinder(type)
            : null;
    }

    private abstract class TextBinder : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext context)
        {
            var value = context.ValueProvider.GetValue(context.ModelName);
            if (value == ValueProviderResult.None)
            {
                return Task.CompletedTask;
            }

            context.ModelState.SetModelValue(context.ModelName, value);
            var text = value.FirstValue?.Trim() ?? "";
            if (text.Length == 0)
            {
                if (context.ModelMetadata.IsReferenceOrNullableType)
                {
                    context.Result = ModelBindingResult.Success(null);
                }
                else
                {
                    context.ModelState.AddModelError(context.ModelName, "Chưa nhập mục này.");
                }

                return Task.CompletedTask;
            }

            if (Parse(text) is { } parsed)
            {
                context.Result = ModelBindingResult.Success(parsed);
            }
            else
            {
                context.ModelState.AddModelError(context.ModelName, Complaint(text));
            }

            return Task.CompletedTask;
        }

        protected abstract object? Parse(string text);

        protected abstract string Complaint(string text);
    }

    /// <summary>A day as people write it; null when it is none.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, DayShapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static readonly string[] DayShapes = ["dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd", "dd-MM-yyyy", "d.M.yyyy"];

    private sealed class DayBinder : TextBinder
    {
        protected override object? Parse(string text) => Day(text);

        protected override string Complaint(string text) => $"«{text}» không phải ngày. Viết theo dạng ngày/tháng/năm, ví dụ 01/07/2023.";
    }

    private sealed class MoneyBinder : TextBinder
    {
        protected override object? Parse(string text) => Amounts.ParseTyped(text) is { Problem: null, Amount: { } amount } ? amount : null;

        protected override string Complaint(string text) => Amounts.ParseTyped(text).Problem == Amounts.Fractional
            ? $"«{text}» có phần lẻ của đồng; số tiền ghi tròn đồng, ví dụ: 1.500.000."
            : $"«{text}» không phải số tiền. Ví dụ: 1.500.000.";
    }

    private sealed class IdBinder(Type type) : TextBinder
    {
        protected override object? Parse(string text) => Guid.TryParse(text, out var value) ? Activator.CreateInstance(type, value) : null;

        protected override string Complaint(string text) => "Giá trị được chọn không hợp lệ.";
    }
}

/// <summary>The framework's own messages, in Vietnamese.</summary>
public sealed class VietnameseMessages : IValidationMetadataProvider
{
    public static void Apply(DefaultModelBindingMessageProvider messages)
    {
        messages.SetValueMustNotBeNullAccessor(_ => "Chưa nhập mục này.");
        messages.SetMissingBindRequiredValueAccessor(_ => "Chưa nhập mục này.");
        messages.SetMissingKeyOrValueAccessor(() => "Chưa nhập mục này.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Yêu cầu không có nội dung.");
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => $"«{value}» không hợp lệ.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"«{value}» không hợp lệ.");
        messages.SetUnknownValueIsInvalidAccessor(_ => "Giá trị không hợp lệ.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Giá trị không hợp lệ.");
        messages.SetValueIsInvalidAccessor(value => $"«{value}» không hợp lệ.");
        messages.SetValueMustBeANumberAccessor(_ => "Mục này phải là số.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Mục này phải là số.");
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        if (!context.Key.ModelType.IsValueType && context.ValidationMetadata.IsRequired != false
            && context.ValidationMetadata.ValidatorMetadata.OfType<System.ComponentModel.DataAnnotations.RequiredAttribute>().FirstOrDefault() is { } required)
        {
            required.ErrorMessage ??= "Chưa nhập mục này.";
        }
    }
}
