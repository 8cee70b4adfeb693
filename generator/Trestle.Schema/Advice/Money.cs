using Trestle.Schema.Model;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Advice;

/// <summary>TRS2108: a field that is called like money and counts in binary fractions.</summary>
static class Money
{
    /// <summary>What nothing else is called: the last word of a name, as in <c>unitPrice</c>; <c>priceRatio</c> is no money.</summary>
    static readonly HashSet<string> Kinds =
    [
        "price", "prices", "cost", "costs", "fee", "fees", "salary", "wage", "revenue", "turnover", "payment", "refund", "tax", "vat", "subtotal",
        "money", "cash", "rent", "premium", "surcharge", "dollars", "euros", "cents", "usd", "eur", "gbp", "chf", "jpy",
    ];

    /// <summary>What is money where a table is about money.</summary>
    static readonly HashSet<string> Sums = ["amount", "total", "sum", "balance", "credit", "debit", "deposit"];

    static readonly HashSet<string> Papers =
    [
        "order", "orders", "invoice", "invoices", "payment", "payments", "account", "accounts", "transfer", "transfers", "bill", "bills", "receipt",
        "receipts", "sale", "sales", "ledger", "booking", "bookings", "wallet", "wallets", "purchase", "purchases",
    ];

    public static void Check(TableSubject table)
    {
        var isPaper = Words.Of(table.Model.Name).Any(Papers.Contains);
        foreach (var (node, field) in table.Fields)
        {
            var word = Words.Last(field.Name);
            if (field.Type is FloatType && (Kinds.Contains(word) || (isPaper && Sums.Contains(word))))
                table.Report(AdviceRules.FloatMoney, node.Type!.Span,
                    $"Field '{field.Name}' of {table.Told} seems to be money, and sums of floating-point numbers are off by cents. "
                        + "Use decimal(p,s), for example decimal(19,4).");
        }
    }
}
